package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.route.Field;
import java.util.List;

/** How the scripts of a new wallet are described: by a template or by a descriptor. */
final class TemplateFields {
  static final Field<String> TEMPLATE =
      Field.string(
          "template",
          "bip44 (pkh), bip49 (sh(wpkh)), bip84 (wpkh), bip86 (tr), or of several cosigners bip45"
              + " (sh) and bip48 (wsh or sh(wsh)); instead of a descriptor.");
  static final Field<Long> ACCOUNT =
      Field.integer("account", "The account of the template, 0 if absent.");
  static final Field<Long> THRESHOLD =
      Field.integer("threshold", "Of bip45 and bip48: how many of the cosigners have to sign.");
  static final Field<List<String>> COSIGNERS =
      Field.commaList(
          "cosigners",
          "Of bip45 and bip48: the keys of cosigners elsewhere, as [fingerprint/path]xpub.");
  static final Field<String> SCRIPT_TYPE =
      Field.string("script_type", "Of bip48: wsh, or sh-wsh for segwit nested in P2SH.")
          .withDefault("wsh");
  static final Field<Long> COSIGNER_INDEX =
      Field.integer(
          "cosigner_index",
          "Of bip45: whose addresses these are; if absent those of this mount's key.");
  static final Field<String> DESCRIPTOR =
      Field.string(
          "descriptor",
          "Output descriptor with an expression of each of the keys, perhaps beside external ones.");

  private TemplateFields() {}
}
