package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteWriter;

/** A field type that a BIP defines for one kind of map. */
public sealed interface PsbtField permits GlobalField, InputField, OutputField {
  /** What its BIP says of it. */
  FieldSpec spec();

  /** The key type. */
  default int type() {
    return spec().type();
  }

  /** The name in errors: the BIP's, without its {@code PSBT_IN_}, in lower case. */
  default String label() {
    return spec().label();
  }

  /** In which versions it may, or must, be. */
  default Presence presence() {
    return spec().presence();
  }

  /** The whole key of this field with {@code data} after the type. */
  default Bytes key(Bytes data) {
    return new ByteWriter(1 + data.size()).compactSize(type()).bytes(data).toBytes();
  }

  /** The whole key of this field where nothing follows the type. */
  default Bytes key() {
    return key(Bytes.EMPTY);
  }

  /** In which PSBT versions a field may, or must, be. */
  enum Presence {
    /** In any version, if at all. */
    OPTIONAL,
    /** In version 2 only, if at all. */
    OPTIONAL_IN_V2,
    /** Always in version 2, never in version 0. */
    REQUIRED_IN_V2,
    /** Always in version 0, never in version 2. */
    REQUIRED_IN_V0;

    boolean allows(int version) {
      return switch (this) {
        case OPTIONAL -> true;
        case OPTIONAL_IN_V2, REQUIRED_IN_V2 -> version == 2;
        case REQUIRED_IN_V0 -> version == 0;
      };
    }

    boolean requires(int version) {
      return switch (this) {
        case OPTIONAL, OPTIONAL_IN_V2 -> false;
        case REQUIRED_IN_V2 -> version == 2;
        case REQUIRED_IN_V0 -> version == 0;
      };
    }
  }
}
