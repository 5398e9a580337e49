package io.holdfast.auth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A service account as its token describes it: projected tokens have their facts in one object,
 * those of before Kubernetes 1.21 in claims with long names.
 *
 * @param secretName the secret that an older token lies in; empty for others
 * @param audiences whom the token is for
 */
record ServiceAccount(
    String namespace, String name, String uid, String secretName, List<String> audiences) {

  /** What a namespace or an account can be called: they become parts of a path. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  private static final String OLDER = "kubernetes.io/serviceaccount/";

  /**
   * @throws Refusal.PermissionDenied when the claims are not those of a service account
   */
  static ServiceAccount of(ObjectNode claims) {
    JsonNode projected = claims.path("kubernetes.io");
    JsonNode account = projected.path("serviceaccount");
    ServiceAccount found =
        projected.isObject()
            ? new ServiceAccount(
                projected.path("namespace").asText(),
                account.path("name").asText(),
                account.path("uid").asText(),
                "",
                audiences(claims))
            : new ServiceAccount(
                claims.path(OLDER + "namespace").asText(),
                claims.path(OLDER + "service-account.name").asText(),
                claims.path(OLDER + "service-account.uid").asText(),
                claims.path(OLDER + "secret.name").asText(),
                audiences(claims));
    if (!WORD.matcher(found.namespace).matches()
        || !WORD.matcher(found.name).matches()
        || found.uid.isEmpty()) {
      throw new Refusal.PermissionDenied("the token is not that of a service account");
    }
    return found;
  }

  private static List<String> audiences(ObjectNode claims) {
    JsonNode stated = claims.path("aud");
    List<String> audiences = new ArrayList<>();
    if (stated.isTextual()) {
      audiences.add(stated.textValue());
    }
    stated.forEach(audience -> audiences.add(audience.asText()));
    return List.copyOf(audiences);
  }
}
