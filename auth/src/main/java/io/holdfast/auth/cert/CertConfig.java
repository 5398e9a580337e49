package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import org.jspecify.annotations.Nullable;

/**
 * How a mount works, as it is stored at {@code config}. What only Vault has, and not OpenBao, is
 * shown once it was set.
 *
 * @param disableBinding whether a token is renewed without the certificate of its login
 * @param aliasMetadata whether the metadata is kept with the identity's alias too
 * @param ocspCacheSize how many answers of OCSP responders are kept; 0 for the usual number
 * @param roleCacheSize kept to be shown: roles are read by every login
 * @param metadataOnFailures whether a refused login is told what of its certificate counts
 */
record CertConfig(
    boolean disableBinding,
    boolean aliasMetadata,
    long ocspCacheSize,
    @Nullable Long roleCacheSize,
    @Nullable Boolean metadataOnFailures) {

  static final CertConfig USUAL = new CertConfig(false, false, 0, null, null);

  private static final String KEY = "config";

  static CertConfig of(Call call) {
    return call.storage().get(KEY, CertConfig.class).orElse(USUAL);
  }

  void put(Call call) {
    call.storage().put(KEY, this);
  }

  boolean tellsMetadata() {
    return metadataOnFailures != null && metadataOnFailures;
  }

  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("disable_binding", disableBinding);
    out.put("enable_identity_alias_metadata", aliasMetadata);
    out.put("ocsp_cache_size", ocspCacheSize);
    if (roleCacheSize != null) {
      out.put("role_cache_size", roleCacheSize);
    }
    if (metadataOnFailures != null) {
      out.put("enable_metadata_on_failures", metadataOnFailures);
    }
    return out;
  }
}
