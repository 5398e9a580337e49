package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.key.Slip132;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The script types that wallet files have names for. */
enum ScriptType {
  P2PKH("pkh(%s)", false, null),
  P2SH_P2WPKH("sh(wpkh(%s))", false, Slip132.P2SH_P2WPKH),
  P2WPKH("wpkh(%s)", false, Slip132.P2WPKH),
  P2TR("tr(%s)", false, null),
  P2SH("sh(%s)", true, null),
  P2SH_P2WSH("sh(wsh(%s))", true, Slip132.P2SH_P2WSH),
  P2WSH("wsh(%s)", true, Slip132.P2WSH);

  private final String form;
  private final boolean multisig;
  private final Optional<Slip132> version;

  ScriptType(String form, boolean multisig, @Nullable Slip132 version) {
    this.form = form;
    this.multisig = multisig;
    this.version = Optional.ofNullable(version);
  }

  /** The descriptor around keys: of one, or a multisig expression. */
  String around(String keys) {
    return form.formatted(keys);
  }

  boolean isMultisig() {
    return multisig;
  }

  /** The version bytes by which SLIP-132 states it; none for those that plain keys stand for. */
  Optional<Slip132> version() {
    return version;
  }

  /** As wallet files write it, {@code P2SH-P2WSH}. */
  String label() {
    return name().replace('_', '-');
  }

  /** The type of that name, with {@code -} or {@code _}, in any case. */
  static Optional<ScriptType> named(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    String usual = wanted.equals("P2WSH_P2SH") ? "P2SH_P2WSH" : wanted;
    return Arrays.stream(values()).filter(each -> each.name().equals(usual)).findFirst();
  }

  /** The type that a key's version states; plain keys state the one before segwit. */
  static ScriptType of(Optional<Slip132> version, boolean multisig) {
    return Arrays.stream(values())
        .filter(each -> each.multisig == multisig && each != P2TR)
        .filter(each -> each.version.equals(version))
        .findFirst()
        .orElseThrow(() ->
            new FormatException(
                "the key's version is of "
                    + (multisig ? "a single key's wallet" : "a multisig wallet")
                    + ", and the file is of the other kind"));
  }
}
