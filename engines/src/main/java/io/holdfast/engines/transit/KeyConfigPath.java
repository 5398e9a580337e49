package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.NewKey;
import io.holdfast.engines.transit.keyring.Permissions;
import io.holdfast.engines.transit.keyring.Versions;
import java.time.Duration;

/** {@code keys/:name/config}: changes a key's settings; what is not given stays. */
final class KeyConfigPath {
  private static final Field<Long> MIN_DECRYPTION =
      Field.integer(
          "min_decryption_version", "Oldest version that may decrypt and verify; at least 1.");
  private static final Field<Long> MIN_ENCRYPTION =
      Field.integer(
          "min_encryption_version",
          "Oldest version that may be asked for to encrypt and sign; 0 for any.");
  private static final Field<Boolean> DELETION =
      Field.bool("deletion_allowed", "Whether the key may be deleted.");

  private final TransitKeys keys;

  KeyConfigPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/config")
            .describe("Configure a key.", "What is not given stays as it is.")
            .fields(
                Fields.NAME,
                MIN_DECRYPTION,
                MIN_ENCRYPTION,
                DELETION,
                KeyFields.EXPORTABLE,
                KeyFields.PLAINTEXT_BACKUP,
                KeyFields.AUTO_ROTATE_PERIOD)
            .onWrite(this::configure));
  }

  private Response configure(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = store.require(call.get(Fields.NAME));
    Versions versions = versions(call, policy.versions());
    Permissions permissions = permissions(call, policy.permissions());
    Duration period =
        call.find(KeyFields.AUTO_ROTATE_PERIOD)
            .map(NewKey::checkedPeriod)
            .orElse(policy.autoRotatePeriod());
    KeyPolicy changed =
        policy.with(draft -> {
          draft.versions = versions;
          draft.permissions = permissions;
          draft.autoRotatePeriod = period;
        });
    if (!changed.equals(policy)) {
      checkAvailable(versions);
      store.save(changed);
    }
    return KeyView.response(store, changed);
  }

  private static Versions versions(Call call, Versions now) {
    int minDecryption =
        call.find(MIN_DECRYPTION)
            .map(wanted -> version("decryption", wanted, now))
            .orElse(now.minDecryption());
    if (minDecryption == 0) {
      minDecryption = 1;
      call.warn("since Vault 0.3, transit key numbering starts at 1; forcing minimum to 1");
    }
    int minEncryption =
        call.find(MIN_ENCRYPTION)
            .map(wanted -> version("encryption", wanted, now))
            .orElse(now.minEncryption());
    if (minEncryption > 0 && minEncryption < minDecryption) {
      throw new Refusal.InvalidRequest(
          "min encryption version of %d must be greater than or equal to min decryption version of %d"
              .formatted(minEncryption, minDecryption));
    }
    return new Versions(now.latest(), minDecryption, minEncryption, now.minAvailable());
  }

  private static int version(String purpose, long wanted, Versions now) {
    if (wanted < 0) {
      throw new Refusal.InvalidRequest("min " + purpose + " version cannot be negative");
    }
    if (wanted > now.latest()) {
      throw new Refusal.InvalidRequest(
          "cannot set min %s version of %d, latest key version is %d"
              .formatted(purpose, wanted, now.latest()));
    }
    return (int) wanted;
  }

  private static Permissions permissions(Call call, Permissions now) {
    return new Permissions(
        now.exportable() || call.get(KeyFields.EXPORTABLE),
        now.plaintextBackup() || call.get(KeyFields.PLAINTEXT_BACKUP),
        call.find(DELETION).orElse(now.deletion()));
  }

  private static void checkAvailable(Versions versions) {
    if (versions.minAvailable() > versions.minEncryption()
        || versions.minAvailable() > versions.minDecryption()) {
      throw new Refusal.InvalidRequest(
          "min encryption and decryption versions should not be less than min available version,"
              + " which is "
              + versions.minAvailable()
              + ": older versions were trimmed away");
    }
  }
}
