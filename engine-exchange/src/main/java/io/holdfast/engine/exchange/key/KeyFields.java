package io.holdfast.engine.exchange.key;

import io.holdfast.api.route.Field;
import java.util.List;

/** The fields of keys. */
public final class KeyFields {
  static final Field<String> VENUE = Field.string("venue", "The venue: LIST venues tells which.");
  static final Field<String> ALGORITHM =
      Field.string("algorithm", "How it signs, where the venue leaves a choice.");
  public static final Field<String> KEY_ID =
      Field.string("key_id", "What the venue calls the key: its API key, key name or client id.");
  static final Field<String> SECRET =
      Field.string(
              "secret",
              "The secret as the venue gave it, or the private key in PEM. It is never shown again.")
          .sensitive();
  static final Field<String> PASSPHRASE =
      Field.string("passphrase", "The passphrase, at venues that ask for one.").sensitive();
  static final Field<Boolean> GENERATE =
      Field.bool("generate", "Make a key pair here; the answer has the public key for the venue.");
  static final Field<String> BASE_URL =
      Field.string("base_url", "Where requests go, if not where the venue's document says.");
  static final Field<String> ENVIRONMENT =
      Field.string("environment", "Such as production or test.").withDefault("production");
  static final Field<String> OWNER = Field.string("owner", "Who answers for the key.");
  static final Field<String> BACKUP_OWNER =
      Field.string("backup_owner", "Who answers for it in the owner's absence.");
  static final Field<String> POLICY =
      Field.string("policy", "Name of the policy; without one the key signs nothing.");
  static final Field<List<String>> PERMISSIONS =
      Field.commaList("permissions", "What the key may at the venue, as its settings there say.");
  static final Field<List<String>> SOURCE_ADDRESSES =
      Field.commaList("source_addresses", "Blocks of addresses from which it may be used.");
  static final Field<Boolean> SUSPENDED =
      Field.bool("suspended", "Whether the key signs nothing for now.");

  static final List<Field<?>> SECRETS = List.of(KEY_ID, SECRET, PASSPHRASE, GENERATE);
  static final List<Field<?>> FIXED = List.of(VENUE, ALGORITHM, BASE_URL, ENVIRONMENT);
  static final List<Field<?>> CHANGEABLE =
      List.of(OWNER, BACKUP_OWNER, POLICY, PERMISSIONS, SOURCE_ADDRESSES, SUSPENDED);

  private KeyFields() {}
}
