package io.holdfast.engines.kv;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.Optional;

/** {@code config}: what holds for every secret of a version 2 mount. */
final class ConfigPath {
  static final Field<Long> MAX_VERSIONS =
      Field.integer("max_versions", "The number of versions to keep of a secret; 0 for 10.");
  static final Field<Boolean> CAS_REQUIRED =
      Field.bool("cas_required", "Whether each write needs the cas parameter.");
  static final Field<Boolean> METADATA_CAS_REQUIRED =
      Field.bool("metadata_cas_required", "Whether each change of metadata needs metadata_cas.");
  private static final Field<Duration> DELETE_VERSION_AFTER =
      Field.signedDuration(
          "delete_version_after",
          "How long versions live; zero for ever, negative to disregard the secrets' own settings"
              + " too.");
  private static final Duration DISABLED = Duration.ofSeconds(-1);

  private ConfigPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("config")
            .describe(
                "Configures settings for the key-value store.",
                "What is set here holds for every secret, and a secret's own metadata may add to"
                    + " it.")
            .fields(MAX_VERSIONS, CAS_REQUIRED, METADATA_CAS_REQUIRED, DELETE_VERSION_AFTER)
            .on(Operation.READ, call -> Response.data(KeyStore.of(call).config().asJson()))
            .onWrite(ConfigPath::write));
  }

  private static Response write(Call call) {
    KeyStore store = KeyStore.of(call);
    KvConfig before = store.config();
    store.putConfig(
        new KvConfig(
            call.find(MAX_VERSIONS).map(ConfigPath::asUnsigned).orElse(before.maxVersions()),
            call.find(CAS_REQUIRED).orElse(before.casRequired()),
            call.find(METADATA_CAS_REQUIRED).orElse(before.metadataCasRequired()),
            lifetime(call.find(DELETE_VERSION_AFTER), before.deleteVersionAfter())));
    return Response.empty();
  }

  private static Duration lifetime(Optional<Duration> sent, Duration before) {
    return sent.map(wish -> wish.isNegative() ? DISABLED : inSeconds(wish)).orElse(before);
  }

  /** Lifetimes count in whole seconds. */
  static Duration inSeconds(Duration lifetime) {
    return Duration.ofSeconds(lifetime.toSeconds());
  }

  /** Vault keeps the number in 32 bits without a sign, so that -1 means as many as there can be. */
  static long asUnsigned(long maxVersions) {
    return maxVersions & 0xFFFF_FFFFL;
  }
}
