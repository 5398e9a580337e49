package io.holdfast.auth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.Outside;
import io.holdfast.auth.outside.UnreachableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster's API server.
 *
 * @param bearer with which it is asked
 * @param hasReviewer whether that is another token than that of the login
 */
record ApiServer(Outside outside, HttpAddress address, String bearer, boolean hasReviewer) {
  private static final int LARGEST = 1 << 20;
  private static final String USER = "system:serviceaccount:";
  private static final String ALIAS_METADATA = "vault.hashicorp.com/alias-metadata-";

  /**
   * Whether a token is good and that of an account (TokenReview of authentication.k8s.io/v1).
   *
   * @param audiences one of which it must be good for; empty: the API server's own
   * @throws UnreachableException when there is no review
   */
  boolean confirms(String token, ServiceAccount account, List<String> audiences) {
    ObjectNode review =
        Json.object().put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
    ObjectNode spec = review.putObject("spec").put("token", token);
    if (!audiences.isEmpty()) {
      spec.set("audiences", Json.array(audiences));
    }
    Outside.Answer answer =
        outside.post(
            address.below("/apis/authentication.k8s.io/v1/tokenreviews"),
            headers(),
            Json.write(review),
            LARGEST);
    if (answer.status() == 401 || answer.status() == 403) {
      if (hasReviewer) {
        throw new UnreachableException(
            "the API server answered "
                + answer.status()
                + ": token_reviewer_jwt must be good and may create tokenreviews");
      }
      return false;
    }
    if (answer.status() != 200 && answer.status() != 201) {
      throw new UnreachableException("the API server answered " + answer.status());
    }
    JsonNode status = json(answer).path("status");
    String expected = USER + account.namespace() + ":" + account.name();
    return status.path("authenticated").asBoolean(false)
        && status.path("error").asText().isEmpty()
        && status.path("user").path("username").asText().equals(expected)
        && status.path("user").path("uid").asText().equals(account.uid())
        && (audiences.isEmpty() || isForOneOf(audiences, status.path("audiences")));
  }

  private static boolean isForOneOf(List<String> audiences, JsonNode confirmed) {
    for (JsonNode audience : confirmed) {
      if (audiences.contains(audience.asText())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The labels of a namespace; empty when it cannot be read.
   *
   * @throws UnreachableException when the API server does not answer
   */
  Map<String, String> labels(String namespace) {
    return read("/api/v1/namespaces/" + namespace)
        .map(found -> strings(found.path("metadata").path("labels")))
        .orElse(Map.of());
  }

  /**
   * The metadata that annotations of a service account give its alias; empty when they cannot be
   * read.
   *
   * @throws UnreachableException when the API server does not answer
   */
  Optional<Map<String, String>> aliasMetadata(ServiceAccount account) {
    String path =
        "/api/v1/namespaces/" + account.namespace() + "/serviceaccounts/" + account.name();
    return read(path)
        .map(found -> {
          Map<String, String> metadata = new LinkedHashMap<>();
          strings(found.path("metadata").path("annotations"))
              .forEach((name, value) -> {
                if (name.startsWith(ALIAS_METADATA)) {
                  metadata.put(name.substring(ALIAS_METADATA.length()), value);
                }
              });
          return metadata;
        });
  }

  private Optional<JsonNode> read(String path) {
    Outside.Answer answer = outside.get(address.below(path), headers(), LARGEST);
    return answer.status() == 200 ? Optional.of(json(answer)) : Optional.empty();
  }

  private Map<String, String> headers() {
    return Map.of(
        "Authorization",
        "Bearer " + bearer,
        "Accept",
        "application/json",
        "Content-Type",
        "application/json");
  }

  private static JsonNode json(Outside.Answer answer) {
    try {
      return Json.parse(answer.body());
    } catch (IOException e) {
      throw new UnreachableException("the API server's answer is malformed");
    }
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> out = new LinkedHashMap<>();
    object.properties().forEach(entry -> out.put(entry.getKey(), entry.getValue().asText()));
    return out;
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "ApiServer[" + address + "]";
  }
}
