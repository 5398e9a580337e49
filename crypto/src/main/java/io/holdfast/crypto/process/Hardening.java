package io.holdfast.crypto.process;

import io.holdfast.crypto.internal.LibC;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process that holds keys asks of the operating system: that nobody reads its memory. A
 * server calls {@link #apply} first of all, before any secret is in memory.
 */
public final class Hardening {
  private static final Logger LOG = LoggerFactory.getLogger(Hardening.class);

  private Hardening() {}

  /** What the system granted. */
  public record Outcome(boolean undumpable, boolean coreDumpsOff, boolean memoryLocked) {}

  /**
   * Forbids core dumps and attaching (PR_SET_DUMPABLE, RLIMIT_CORE), and with {@code lockMemory}
   * keeps all of the process out of swap (mlockall), which Vault does unless {@code disable_mlock}
   * is set. What the platform refuses is one warning in the log, never an error: secrets in {@link
   * io.holdfast.crypto.SecretBytes} are locked page by page regardless.
   */
  public static Outcome apply(boolean lockMemory) {
    Outcome outcome =
        new Outcome(
            LibC.forbidDumps(), LibC.setCoreLimitToZero(), lockMemory && LibC.lockAllMemory());
    List<String> missing = new ArrayList<>();
    if (!outcome.undumpable) {
      missing.add("other processes of this user may attach (prctl PR_SET_DUMPABLE)");
    }
    if (!outcome.coreDumpsOff) {
      missing.add("core dumps are possible (setrlimit RLIMIT_CORE)");
    }
    if (lockMemory && !outcome.memoryLocked) {
      missing.add(
          "memory outside the secret store may be swapped (mlockall; raise \"ulimit -l\", or set"
              + " disable_mlock and encrypt or turn off swap)");
    }
    if (missing.isEmpty()) {
      LOG.info("process hardened: no core dumps, no attaching");
    } else {
      LOG.warn("process is not fully hardened: {}", String.join("; ", missing));
    }
    return outcome;
  }
}
