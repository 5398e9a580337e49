package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.engines.transit.keyring.Derivation;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.NewKey;
import io.holdfast.engines.transit.keyring.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The settings that a key gets when it is made or imported. */
final class KeyFields {
  static final Field<String> TYPE =
      Field.string(
              "type",
              "The type of the key: "
                  + Arrays.stream(KeyKind.values())
                      .map(KeyKind::vaultName)
                      .collect(Collectors.joining(", "))
                  + ".")
          .withDefault(KeyKind.AES256_GCM96.vaultName());
  private static final Field<Boolean> DERIVED =
      Field.bool("derived", "Whether every use needs a context, for which a key is derived.");
  static final Field<Boolean> EXPORTABLE =
      Field.bool(
          "exportable", "Whether the key may be exported. Once set, this cannot be disabled.");
  static final Field<Boolean> PLAINTEXT_BACKUP =
      Field.bool(
          "allow_plaintext_backup",
          "Whether the key may be backed up in plaintext. Once set, this cannot be disabled.");
  static final Field<Duration> AUTO_ROTATE_PERIOD =
      Field.duration(
          "auto_rotate_period",
          "Age at which the key is rotated by itself, at least an hour; 0 for never.");

  static final List<Field<?>> ALL =
      List.of(
          Fields.NAME,
          TYPE,
          DERIVED,
          EXPORTABLE,
          PLAINTEXT_BACKUP,
          AUTO_ROTATE_PERIOD,
          Fields.CONTEXT);

  private KeyFields() {}

  /** The key that a request describes. */
  static NewKey read(Call call, Origin origin, int keySize, boolean convergent) {
    return new NewKey(
        call.get(Fields.NAME),
        KeyKind.named(call.get(TYPE).toLowerCase(Locale.ROOT)),
        new Derivation(
            call.get(DERIVED), Derivation.of(call.get(DERIVED), convergent).kdf(), convergent),
        call.get(EXPORTABLE),
        call.get(PLAINTEXT_BACKUP),
        origin,
        keySize,
        call.get(AUTO_ROTATE_PERIOD));
  }
}
