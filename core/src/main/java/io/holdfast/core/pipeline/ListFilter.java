package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.policy.Decision;
import io.holdfast.core.policy.KeysFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves of a listing what the caller may read or, where it goes deeper, list: OpenBao's {@code
 * list_scan_response_keys_filter_path}.
 */
final class ListFilter {
  private static final Set<String> FIELDS = Set.of("keys", "key_info");

  private final Visit visit;
  private final Acl acl;
  private final KeysFilter filter;

  ListFilter(Visit visit, Acl acl, KeysFilter filter) {
    this.visit = visit;
    this.acl = acl;
    this.filter = filter;
  }

  /**
   * The answer with the visible keys.
   *
   * @throws Refusal.Internal when the answer tells more than keys, which nobody could filter
   */
  Response filtered(Response.Data answer) {
    JsonNode keys = answer.data().path("keys");
    List<String> names = answer.data().properties().stream().map(Map.Entry::getKey).toList();
    if (!keys.isArray() || !FIELDS.containsAll(names)) {
      throw new Refusal.Internal(
          "internal error: this listing cannot be filtered as the policy demands");
    }
    List<String> visible = new ArrayList<>();
    for (JsonNode key : keys) {
      if (isVisible(key.asText())) {
        visible.add(key.asText());
      }
    }
    ObjectNode data = Json.object();
    if (answer.data().path("key_info") instanceof ObjectNode info) {
      data.set("key_info", info.deepCopy().retain(visible));
    }
    data.set("keys", Json.array(visible));
    return new Response.Data(data, answer.status(), answer.leaseDuration());
  }

  private boolean isVisible(String key) {
    String path = filter.pathOf(visit.request().path(), key);
    Operation operation = key.endsWith("/") ? Operation.LIST : Operation.READ;
    Decision decision =
        acl.allow(
            operation, visit.request().namespace().path() + path, Json.object(), Optional.empty());
    return decision.isAllowed() && (decision.sudo() || !isProtected(path));
  }

  private boolean isProtected(String path) {
    return visit
        .router()
        .find(path)
        .flatMap(mounted ->
            mounted
                .routes()
                .match(
                    path.substring(
                        Math.min(path.length(), mounted.entry().requestPath().length()))))
        .filter(match -> match.route().sudo())
        .isPresent();
  }
}
