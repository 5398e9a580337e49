package io.holdfast.bitcoin.verify;

import java.util.List;
import java.util.Optional;

/** Where libbitcoinkernel may be. */
final class KernelLocation {
  static final String PROPERTY = "holdfast.bitcoinkernel";
  static final String VARIABLE = "HOLDFAST_BITCOINKERNEL";

  /** What the loaders of Linux and macOS know it as. */
  static final List<String> WELL_KNOWN =
      List.of("libbitcoinkernel.so", "libbitcoinkernel.so.0", "libbitcoinkernel.dylib");

  private KernelLocation() {}

  static Optional<String> named() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .filter(path -> !path.isBlank());
  }
}
