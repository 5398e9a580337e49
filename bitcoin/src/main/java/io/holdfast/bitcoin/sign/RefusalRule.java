package io.holdfast.bitcoin.sign;

import java.util.Locale;

/** Why a PSBT is not signed, whatever the policy says. */
public enum RefusalRule {
  /** It has no inputs or no outputs. */
  EMPTY_TRANSACTION,
  /** Two inputs spend the same output. */
  DUPLICATE_INPUT,
  /** A field belongs to another network. */
  WRONG_NETWORK,
  /** An input before taproot does not come with its previous transaction. */
  MISSING_PREVIOUS_TRANSACTION,
  /** The previous transaction is not the one the input names, or lacks the output. */
  PREVIOUS_TRANSACTION_MISMATCH,
  /** The witness UTXO is not the output that the previous transaction has. */
  WITNESS_UTXO_CONTRADICTION,
  /** An input before segwit has a witness UTXO (BIP-174 forbids to sign it). */
  WITNESS_UTXO_OF_NON_WITNESS_INPUT,
  /** A sighash type that is not allowed (other than DEFAULT and ALL, mostly) or unknown. */
  SIGHASH_TYPE,
  /** The redeem script is not the one that the output commits to, or has no place. */
  REDEEM_SCRIPT_MISMATCH,
  /** The witness script is not the one that the output commits to, or has no place. */
  WITNESS_SCRIPT_MISMATCH,
  /** The internal key and the Merkle root do not make the taproot output key. */
  INTERNAL_KEY_MISMATCH,
  /** A taproot leaf is not in the tree that the output commits to. */
  LEAF_MISMATCH,
  /** An aggregate key is not the one that its participants make. */
  AGGREGATE_KEY_MISMATCH,
  /** A public nonce of ours whose secret half is not known here, or not any more. */
  UNKNOWN_NONCE,
  /** An output claims a place of the wallet and is not the script that lies there. */
  FOREIGN_CHANGE,
  /** The outputs are worth more than the inputs. */
  OUTPUTS_EXCEED_INPUTS,
  /** The signed transaction would be heavier than nodes relay. */
  TOO_HEAVY,
  /** The PSBT holds a signature that does not verify. */
  INVALID_SIGNATURE,
  /** The key that the key source gave is not the one asked for. */
  KEY_MISMATCH,
  /** A finished input does not satisfy the script it spends. */
  VERIFICATION_FAILED;

  /** The name in lower case, as it appears in answers and audit entries. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
