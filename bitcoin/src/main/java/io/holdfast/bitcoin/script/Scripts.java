package io.holdfast.bitcoin.script;

import static io.holdfast.bitcoin.script.OpCodes.OP_CHECKMULTISIG;
import static io.holdfast.bitcoin.script.OpCodes.OP_CHECKSIG;
import static io.holdfast.bitcoin.script.OpCodes.OP_DUP;
import static io.holdfast.bitcoin.script.OpCodes.OP_EQUAL;
import static io.holdfast.bitcoin.script.OpCodes.OP_EQUALVERIFY;
import static io.holdfast.bitcoin.script.OpCodes.OP_HASH160;
import static io.holdfast.bitcoin.script.OpCodes.OP_RETURN;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import java.util.List;

/** Builds the standard scripts. */
public final class Scripts {
  /** The most keys of a multisig that OP_CHECKMULTISIG takes. */
  public static final int MAX_MULTISIG_KEYS = 20;

  private Scripts() {}

  /** {@code <key> OP_CHECKSIG}. */
  public static Script p2pk(Bytes publicKey) {
    return new ScriptBuilder().push(publicKey).op(OP_CHECKSIG).build();
  }

  /** Pays to the HASH160 of a public key. */
  public static Script p2pkh(Bytes hash) {
    return new ScriptBuilder()
        .op(OP_DUP)
        .op(OP_HASH160)
        .push(require(hash, 20, "public key hash"))
        .op(OP_EQUALVERIFY)
        .op(OP_CHECKSIG)
        .build();
  }

  /** Pays to a public key's HASH160. */
  public static Script p2pkhOf(Bytes publicKey) {
    return p2pkh(Bytes.of(Hashes.hash160(publicKey.toArray())));
  }

  /** Pays to the HASH160 of a script (BIP-16). */
  public static Script p2sh(Bytes hash) {
    return new ScriptBuilder()
        .op(OP_HASH160)
        .push(require(hash, 20, "script hash"))
        .op(OP_EQUAL)
        .build();
  }

  /** Pays to a redeem script (BIP-16). */
  public static Script p2shOf(Script redeemScript) {
    return p2sh(Bytes.of(Hashes.hash160(redeemScript.toArray())));
  }

  /** Pays to a witness program (BIP-141): version 0 to 16, 2 to 40 bytes. */
  public static Script witness(int version, Bytes program) {
    if (version < 0 || version > 16 || program.size() < 2 || program.size() > 40) {
      throw new BitcoinException(
          "a witness program has a version of 0 to 16 and 2 to 40 bytes, not version "
              + version
              + " and "
              + program.size()
              + " bytes");
    }
    return new ScriptBuilder().number(version).push(program).build();
  }

  /** Pays to the HASH160 of a compressed public key as witness version 0 (BIP-141). */
  public static Script p2wpkh(Bytes hash) {
    return witness(0, require(hash, 20, "public key hash"));
  }

  /** Pays to a compressed public key's HASH160 as witness version 0 (BIP-141). */
  public static Script p2wpkhOf(Bytes publicKey) {
    require(publicKey, 33, "compressed public key");
    return p2wpkh(Bytes.of(Hashes.hash160(publicKey.toArray())));
  }

  /** Pays to the SHA-256 of a script as witness version 0 (BIP-141). */
  public static Script p2wsh(Bytes hash) {
    return witness(0, require(hash, 32, "script hash"));
  }

  /** Pays to a witness script (BIP-141). */
  public static Script p2wshOf(Script witnessScript) {
    return p2wsh(Bytes.of(Hashes.sha256(witnessScript.toArray())));
  }

  /** Pays to a taproot output key, x-only (BIP-341). */
  public static Script p2tr(Bytes outputKey) {
    return witness(1, require(outputKey, 32, "taproot output key"));
  }

  /** {@code required} of {@code keys} in the given order; 1 to 20 keys. */
  public static Script multisig(int required, List<Bytes> keys) {
    if (keys.isEmpty()
        || keys.size() > MAX_MULTISIG_KEYS
        || required < 1
        || required > keys.size()) {
      throw new BitcoinException(
          "a multisig needs 1 to 20 keys and 1 to as many signatures, not "
              + required
              + " of "
              + keys.size());
    }
    ScriptBuilder script = new ScriptBuilder().number(required);
    keys.forEach(script::push);
    return script.number(keys.size()).op(OP_CHECKMULTISIG).build();
  }

  /** {@code required} of {@code keys} in the order of their bytes (BIP-67). */
  public static Script sortedMultisig(int required, List<Bytes> keys) {
    return multisig(required, keys.stream().sorted().toList());
  }

  /** An output that carries {@code data} and can never be spent. */
  public static Script opReturn(Bytes data) {
    return new ScriptBuilder().op(OP_RETURN).push(data).build();
  }

  private static Bytes require(Bytes value, int size, String what) {
    if (value.size() != size) {
      throw new BitcoinException("a " + what + " has " + size + " bytes, not " + value.size());
    }
    return value;
  }
}
