package io.holdfast.bench;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletKeys;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.sign.Secp256k1;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the steps of a signature cost without a server, in one thread, beside the bare signatures.
 */
public final class SignCost {
  private SignCost() {}

  public static void main(String[] arguments) {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    for (Payments.Kind kind : Payments.Kind.values()) {
      run(kind, seconds);
    }
  }

  private static void run(Payments.Kind kind, int seconds) {
    try (ExtendedPrivateKey master = Payments.master()) {
      Wallet wallet = Payments.wallet(master, kind);
      String text = Payments.payment(wallet, kind).base64();
      Psbt psbt = Psbt.parseBase64(text);
      CheckedPsbt checked = PsbtCheck.check(psbt, Network.REGTEST);
      LocatedPsbt located = LocatedPsbt.of(checked, wallet);
      List<WalletScript> own = located.inputs().stream().flatMap(Optional::stream).toList();
      SelfCheck interpreter = new SelfCheck(List.of(new InterpreterVerifier()));
      Signer signer = new Signer(interpreter);
      Transaction signed;
      try (WalletKeys keys = new WalletKeys(master, own)) {
        signed = signer.sign(checked, keys).transaction().orElseThrow();
      }
      List<Integer> all = java.util.stream.IntStream.range(0, kind.inputs()).boxed().toList();
      byte[] key = Secp256k1.generatePrivateKey();
      byte[] hash = Randomness.bytes(32);
      System.out.printf(Locale.ROOT, "%n%s, µs for each request:%n", kind.label());
      double bare =
          time(
              "bare signatures",
              seconds,
              () -> {
                for (int i = 0; i < kind.inputs(); i++) {
                  if (kind.isTaproot()) {
                    Secp256k1.signSchnorr(key, hash, Randomness.bytes(32));
                  } else {
                    Secp256k1.signEcdsa(key, hash);
                  }
                }
              });
      time("parse", seconds, () -> Psbt.parseBase64(text));
      time("check", seconds, () -> PsbtCheck.check(psbt, Network.REGTEST));
      time("locate", seconds, () -> LocatedPsbt.of(checked, wallet));
      time(
          "verify by interpreter",
          seconds,
          () -> interpreter.verify(signed, checked.spentOutputs(), all));
      double whole =
          time(
              "sign, with verification",
              seconds,
              () -> {
                try (WalletKeys keys = new WalletKeys(master, own)) {
                  signer.sign(checked, keys);
                }
              });
      double everything =
          time(
              "all",
              seconds,
              () -> {
                CheckedPsbt fresh = PsbtCheck.check(Psbt.parseBase64(text), Network.REGTEST);
                LocatedPsbt place = LocatedPsbt.of(fresh, wallet);
                List<WalletScript> scripts =
                    place.inputs().stream().flatMap(Optional::stream).toList();
                try (WalletKeys keys = new WalletKeys(master, scripts)) {
                  Bytes.of(signer.sign(fresh, keys).psbt().serialize());
                }
              });
      System.out.printf(
          Locale.ROOT, "  sign / bare %.2f, all / bare %.2f%n", whole / bare, everything / bare);
    }
  }

  /** Processor time of this thread, which other work on the machine does not stretch much. */
  private static double time(String what, int seconds, Runnable work) {
    long until = System.nanoTime() + seconds * 500_000_000L;
    while (System.nanoTime() < until) {
      work.run();
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long count = 0;
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      work.run();
      count++;
    }
    double micros = (threads.getCurrentThreadCpuTime() - begin) / 1e3 / count;
    System.out.printf(Locale.ROOT, "  %-28s %10.1f%n", what, micros);
    return micros;
  }
}
