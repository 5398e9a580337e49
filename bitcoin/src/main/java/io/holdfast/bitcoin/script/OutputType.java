package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.Bytes;
import java.util.List;

/** What form a script has: the standard ones of the network, or none of them. */
public sealed interface OutputType {
  /** The form of {@code script}. */
  static OutputType of(Script script) {
    return OutputClassifier.classify(script);
  }

  /** The usual lower-case name, such as {@code p2wpkh}. */
  String label();

  /**
   * {@code <key> OP_CHECKSIG}.
   *
   * @param publicKey 33 or 65 bytes
   */
  record PayToPublicKey(Bytes publicKey) implements OutputType {
    @Override
    public String label() {
      return "p2pk";
    }
  }

  /**
   * Pays to a public key's hash.
   *
   * @param hash HASH160, 20 bytes
   */
  record PayToPublicKeyHash(Bytes hash) implements OutputType {
    @Override
    public String label() {
      return "p2pkh";
    }
  }

  /**
   * Pays to a redeem script's hash (BIP-16).
   *
   * @param hash HASH160, 20 bytes
   */
  record PayToScriptHash(Bytes hash) implements OutputType {
    @Override
    public String label() {
      return "p2sh";
    }
  }

  /**
   * Pays to a compressed public key's hash (BIP-141).
   *
   * @param hash HASH160, 20 bytes
   */
  record PayToWitnessPublicKeyHash(Bytes hash) implements OutputType {
    @Override
    public String label() {
      return "p2wpkh";
    }
  }

  /**
   * Pays to a witness script's hash (BIP-141).
   *
   * @param hash SHA-256, 32 bytes
   */
  record PayToWitnessScriptHash(Bytes hash) implements OutputType {
    @Override
    public String label() {
      return "p2wsh";
    }
  }

  /**
   * Pays to taproot (BIP-341).
   *
   * @param outputKey x-only, 32 bytes
   */
  record PayToTaproot(Bytes outputKey) implements OutputType {
    @Override
    public String label() {
      return "p2tr";
    }
  }

  /**
   * A witness program that has no meaning yet.
   *
   * @param version 1 to 16
   * @param program 2 to 40 bytes
   */
  record UnknownWitness(int version, Bytes program) implements OutputType {
    @Override
    public String label() {
      return "witness_v" + version;
    }
  }

  /**
   * OP_CHECKMULTISIG over keys, as an output or inside a redeem or witness script.
   *
   * @param required how many signatures
   * @param publicKeys in the order of the script, each 33 or 65 bytes
   */
  record Multisig(int required, List<Bytes> publicKeys) implements OutputType {
    public Multisig {
      publicKeys = List.copyOf(publicKeys);
    }

    @Override
    public String label() {
      return "multisig";
    }
  }

  /**
   * Carries data, never spendable.
   *
   * @param pushes what it pushes, in order
   */
  record DataCarrier(List<Bytes> pushes) implements OutputType {
    public DataCarrier {
      pushes = List.copyOf(pushes);
    }

    @Override
    public String label() {
      return "op_return";
    }
  }

  /** Any other script. */
  record NonStandard() implements OutputType {
    @Override
    public String label() {
      return "nonstandard";
    }
  }
}
