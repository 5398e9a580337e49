package io.holdfast.bitcoin.psbt;

import com.google.errorprone.annotations.Immutable;

/**
 * What a BIP says of a field.
 *
 * @param type the key type
 * @param label the BIP's name without its prefix, in lower case
 * @param keyShape what follows the type in the key
 * @param presence in which versions it may, or must, be
 */
@Immutable
public record FieldSpec(int type, String label, KeyShape keyShape, PsbtField.Presence presence) {}
