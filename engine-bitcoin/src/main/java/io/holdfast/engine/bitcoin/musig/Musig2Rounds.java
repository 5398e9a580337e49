package io.holdfast.engine.bitcoin.musig;

import io.holdfast.api.Call;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.NonceMemory;
import io.holdfast.bitcoin.sign.SecretNonces;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The MuSig2 sessions of this node. A session is as good as the memory of the process: it ends with
 * it, when the server is sealed, when it is restored from a snapshot, and after a day. Then a
 * payment begins anew with fresh nonces; that is wanted, since a nonce that could come back could
 * be used twice.
 */
public final class Musig2Rounds {
  private static final int OF_A_WALLET = 2_000;
  private static final int OF_ALL = 20_000;
  private static final Duration LIFE = Duration.ofDays(1);

  private final NonceMemory memory = new NonceMemory(OF_A_WALLET, OF_ALL, LIFE);

  /** The nonces of the wallet that the path names: those of another don't count. */
  public SecretNonces nonces(Call call) {
    return memory.in(call.mount().uuid() + "/" + call.get(Named.NAME), call.now());
  }

  /**
   * Whether a PSBT lacks public nonces of the wallet's own keys. Then it gets them, and nothing is
   * signed.
   *
   * @param field what the request named the PSBT by
   * @param own the wallet's scripts that it spends
   * @param fingerprints of the keys that are held here
   * @throws io.holdfast.api.Refusal.InvalidRequest when the PSBT lies about aggregate keys
   */
  public static boolean isFirst(
      String field,
      CheckedPsbt checked,
      Collection<WalletScript> own,
      Supplier<Set<String>> fingerprints) {
    if (checked.psbt().inputs().stream().allMatch(input -> input.musig2().isEmpty())) {
      return false;
    }
    Set<String> held = fingerprints.get();
    Set<DerivedKey> signers = new HashSet<>();
    own.forEach(script -> signers.addAll(script.derived().signers()));
    try {
      return Signer.needsNonces(
          checked,
          (origin, key) ->
              held.contains(origin.fingerprint().toString())
                  && signers.contains(new DerivedKey(key, Optional.of(origin))));
    } catch (SigningRefused e) {
      throw Inputs.refused(field, e);
    }
  }

  /** Erases all nonces. */
  public void forget() {
    memory.clear();
  }
}
