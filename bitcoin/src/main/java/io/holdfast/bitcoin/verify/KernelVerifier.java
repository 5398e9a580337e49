package io.holdfast.bitcoin.verify;

import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;
import java.util.Optional;

/** Bitcoin Core's own consensus code, libbitcoinkernel. It applies consensus rules, not policy. */
public final class KernelVerifier implements ScriptVerifier {
  private final KernelLibrary library;
  private final String path;

  private KernelVerifier(KernelLibrary library, String path) {
    this.library = library;
    this.path = path;
  }

  /**
   * The library where the system property {@code holdfast.bitcoinkernel} or the environment
   * variable {@code HOLDFAST_BITCOINKERNEL} says, else where the system's loader finds it.
   *
   * @return nothing if no place is named and the loader finds none that works
   * @throws IllegalStateException if a place is named and the library there can't be used
   */
  public static Optional<KernelVerifier> find() {
    Optional<String> named = KernelLocation.named();
    if (named.isPresent()) {
      return Optional.of(load(named.get()));
    }
    return KernelLocation.WELL_KNOWN.stream()
        .map(KernelVerifier::tryLoad)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<KernelVerifier> tryLoad(String name) {
    try {
      return Optional.of(load(name));
    } catch (IllegalStateException _) {
      // Absent, or of another interface; nobody asked for it by name.
      return Optional.empty();
    }
  }

  /**
   * The library at {@code path}, or that the system's loader finds by this name.
   *
   * @throws IllegalStateException if it can't be loaded, lacks a function, or fails its self-test
   */
  public static KernelVerifier load(String path) {
    KernelVerifier verifier = new KernelVerifier(KernelLibrary.open(path), path);
    KernelSelfTest.run(verifier, path);
    return verifier;
  }

  @Override
  public String name() {
    return "libbitcoinkernel (" + path + ")";
  }

  @Override
  public void verify(Transaction transaction, List<TxOut> spent, List<Integer> inputs) {
    try (KernelTransaction native_ = new KernelTransaction(library, transaction, spent)) {
      for (int index : inputs) {
        if (!native_.verifies(index)) {
          throw new VerificationFailed(
              "input " + index + " does not satisfy the script it spends (libbitcoinkernel)");
        }
      }
    }
  }
}
