package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.token.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a token's claims become an identity.
 *
 * @param userClaim the claim that names who logs in
 * @param pointer whether that is a JSON pointer
 * @param groupsClaim the claim that names their groups; empty for none
 * @param mappings claims by reference, with the name each has in the metadata
 */
record IdentityRules(
    String userClaim, boolean pointer, String groupsClaim, Map<String, String> mappings) {

  static final IdentityRules NONE = new IdentityRules("", false, "", Map.of());

  private static final Field<String> USER_CLAIM =
      Field.string("user_claim", "The claim that names who logs in.");
  private static final Field<Boolean> POINTER =
      Field.bool("user_claim_json_pointer", "Whether user_claim is a JSON pointer.");
  private static final Field<String> GROUPS_CLAIM =
      Field.string("groups_claim", "The claim that names their groups.");
  private static final Field<Map<String, String>> MAPPINGS =
      Field.pairs("claim_mappings", "Claims, each with the name that it has in the metadata.");
  static final List<Field<?>> FIELDS = List.of(USER_CLAIM, POINTER, GROUPS_CLAIM, MAPPINGS);

  /** The metadata that the server itself writes. */
  private static final String ROLE = "role";

  /**
   * @throws Refusal.InvalidRequest when nothing would name the user, or two claims one metadatum
   */
  IdentityRules apply(Given given) {
    IdentityRules after =
        new IdentityRules(
            given.find(USER_CLAIM).orElse(userClaim),
            given.find(POINTER).orElse(pointer),
            given.find(GROUPS_CLAIM).orElse(groupsClaim),
            given.find(MAPPINGS).orElse(mappings));
    if (after.userClaim.isEmpty()) {
      throw new Refusal.InvalidRequest("a user claim must be defined on the role: set user_claim");
    }
    Set<String> targets = new HashSet<>();
    for (String target : after.mappings.values()) {
      if (target.equals(ROLE)) {
        throw new Refusal.InvalidRequest(
            "claim_mappings: metadata key \"role\" is reserved and may not be a mapping"
                + " destination");
      }
      if (!targets.add(target)) {
        throw new Refusal.InvalidRequest(
            "claim_mappings: multiple keys are mapped to metadata key \"" + target + "\"");
      }
    }
    return after;
  }

  void show(ObjectNode out) {
    out.put("user_claim", userClaim);
    out.put("user_claim_json_pointer", pointer);
    out.put("groups_claim", groupsClaim);
    out.set("claim_mappings", mappings.isEmpty() ? null : Json.of(new TreeMap<>(mappings)));
  }

  /**
   * Who a token speaks of.
   *
   * @param roleName shown in the metadata
   * @throws Refusal.InvalidRequest when a claim is missing, or of the wrong type
   */
  LoginGrant.Alias alias(Claims claims, String roleName) {
    Map<String, String> metadata = new TreeMap<>();
    mappings.forEach((source, target) ->
        claims.find(source).ifPresent(value -> metadata.put(target, text(value, source))));
    metadata.put(ROLE, roleName);
    return new LoginGrant.Alias(user(claims), metadata, groups(claims));
  }

  private String user(Claims claims) {
    Optional<JsonNode> user =
        pointer ? claims.find(userClaim) : Optional.ofNullable(claims.all().get(userClaim));
    String name =
        text(
            user.orElseThrow(
                () -> new Refusal.InvalidRequest("claim \"" + userClaim + "\" not found in token")),
            userClaim);
    if (name.isBlank()) {
      throw new Refusal.InvalidRequest("claim \"" + userClaim + "\" is empty in the token");
    }
    return name;
  }

  private List<String> groups(Claims claims) {
    if (groupsClaim.isEmpty()) {
      return List.of();
    }
    JsonNode stated =
        claims
            .find(groupsClaim)
            .orElseThrow(() ->
                new Refusal.InvalidRequest("\"" + groupsClaim + "\" claim not found in token"));
    List<String> groups = new ArrayList<>();
    for (JsonNode group : Claims.list(stated)) {
      String name = text(group, groupsClaim);
      if (!name.isEmpty()) {
        groups.add(name);
      }
    }
    return groups;
  }

  private static String text(JsonNode value, String claim) {
    if (!value.isTextual()) {
      throw new Refusal.InvalidRequest("claim \"" + claim + "\" could not be converted to string");
    }
    return value.textValue();
  }
}
