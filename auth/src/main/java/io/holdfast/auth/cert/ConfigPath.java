package io.holdfast.auth.cert;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code config}: how the mount works. */
final class ConfigPath {
  private static final Field<Boolean> DISABLE_BINDING =
      Field.bool("disable_binding", "Whether tokens are renewed without their certificate.");
  private static final Field<Boolean> ALIAS_METADATA =
      Field.bool("enable_identity_alias_metadata", "Whether the alias keeps the metadata too.");
  private static final Field<Long> OCSP_CACHE =
      Field.integer("ocsp_cache_size", "How many answers of OCSP responders are kept.");
  private static final Field<Long> ROLE_CACHE =
      Field.integer("role_cache_size", "Kept to be shown; -1 for none.");
  private static final Field<Boolean> METADATA_ON_FAILURES =
      Field.bool(
          "enable_metadata_on_failures", "Whether a refused login is told of its certificate.");

  private static final long LEAST = 2;
  private static final long MOST = 100_000;

  private ConfigPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("config")
            .describe("Configures the method.", "")
            .fields(DISABLE_BINDING, ALIAS_METADATA, OCSP_CACHE, ROLE_CACHE, METADATA_ON_FAILURES)
            .on(Operation.READ, call -> Response.data(CertConfig.of(call).asJson()))
            .on(Operation.UPDATE, ConfigPath::write));
  }

  private static Response write(Call call) {
    CertConfig before = CertConfig.of(call);
    new CertConfig(
            call.find(DISABLE_BINDING).orElse(before.disableBinding()),
            call.find(ALIAS_METADATA).orElse(before.aliasMetadata()),
            call.find(OCSP_CACHE).map(ConfigPath::ocspCache).orElse(before.ocspCacheSize()),
            call.find(ROLE_CACHE).map(ConfigPath::roleCache).orElse(before.roleCacheSize()),
            call.find(METADATA_ON_FAILURES).orElse(before.metadataOnFailures()))
        .put(call);
    return Response.empty();
  }

  private static long ocspCache(long size) {
    if (size < LEAST || size > MOST) {
      throw new Refusal.InvalidRequest(
          "invalid ocsp_cache_size, must be >= " + LEAST + " and <= " + MOST);
    }
    return size;
  }

  private static long roleCache(long size) {
    if (size < -1 || size > MOST) {
      throw new Refusal.InvalidRequest("invalid role_cache_size, must be -1, or from 0 to " + MOST);
    }
    return size;
  }
}
