package io.holdfast.engine.bitcoin.child;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.bip85.ChildSecrets;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.List;

/** Reads from a request which child is meant. */
final class ChildFields {
  static final Field<String> APPLICATION =
      Field.string("application", "What is derived.").asRequired().oneOf(Application.labels());
  static final Field<Long> INDEX =
      Field.integer("index", "The child's index; the next that is free if absent.");
  static final Field<Long> WORDS =
      Field.integer("words", "Words of a mnemonic: 12, 15, 18, 21 or 24.").withDefault(24L);
  static final Field<String> LANGUAGE =
      Field.string("language", "Language of a mnemonic.").withDefault("english");
  static final Field<Long> LENGTH =
      Field.integer(
          "length",
          "Bytes of hex (16 to 64, 32 if absent), characters of a password (20 to 86 of base 64,"
              + " 10 to 80 of base 85).");
  static final Field<Long> SIDES =
      Field.integer("sides", "Sides of a die, 2 or more.").withDefault(6L);
  static final Field<Long> ROLLS =
      Field.integer("rolls", "Rolls of a die, 1 to 65536.").withDefault(100L);
  static final Field<Long> IDENTITY =
      Field.integer("identity", "Identity of Nostr keys, from 1.").withDefault(1L);

  static final List<Field<?>> ALL =
      List.of(APPLICATION, INDEX, WORDS, LANGUAGE, LENGTH, SIDES, ROLLS, IDENTITY);

  private ChildFields() {}

  /** The child with the index that is given, or the first one that BIP-85 has. */
  static Child child(Call call) {
    Application application = Application.named(call.get(APPLICATION));
    List<Integer> parameters =
        switch (application) {
          case MNEMONIC -> List.of(language(call), number(call, WORDS));
          case XPRV, WIF -> List.of();
          case HEX -> List.of(length(call, 32));
          case BASE64_PASSWORD -> List.of(length(call, 21));
          case BASE85_PASSWORD -> List.of(length(call, 12));
          case DICE -> List.of(number(call, SIDES), number(call, ROLLS));
          case NOSTR -> List.of(number(call, IDENTITY));
        };
    int first = application == Application.NOSTR ? 1 : 0;
    return new Child(application, parameters, call.has(INDEX) ? number(call, INDEX) : first);
  }

  private static int language(Call call) {
    return Inputs.of(LANGUAGE.name(), () -> ChildSecrets.code(Language.named(call.get(LANGUAGE))));
  }

  private static int length(Call call, int usual) {
    return call.has(LENGTH) ? number(call, LENGTH) : usual;
  }

  private static int number(Call call, Field<Long> field) {
    long value = call.get(field);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw Inputs.invalid(field.name(), "is not a number from 0 to 2147483647");
    }
    return (int) value;
  }
}
