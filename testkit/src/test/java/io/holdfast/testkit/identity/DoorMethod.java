package io.holdfast.testkit.identity;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.TokenType;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An auth method that lets in whoever knocks, with the groups they say; it remembers the latest.
 */
public final class DoorMethod implements AuthMethod {
  private static final Field<String> NAME = Field.string("name", "Who knocks.");
  private static final Field<List<String>> GROUPS = Field.commaList("groups", "What they are in.");
  private static final Field<List<String>> POLICIES = Field.commaList("policies", "What they get.");
  private static final Field<Map<String, String>> METADATA = Field.pairs("metadata", "Of them.");
  private static final Field<String> TYPE = Field.string("token_type", "service or batch");

  @Override
  public String type() {
    return "door";
  }

  @Override
  public Routes routes(Mount mount) {
    return Routes.of(
        Route.path("login/{name}")
            .fields(NAME, GROUPS, POLICIES, METADATA, TYPE)
            .unauthenticated()
            .on(Operation.UPDATE, DoorMethod::login),
        Route.path("groups/{name}")
            .fields(NAME, GROUPS)
            .on(
                Operation.UPDATE,
                call -> {
                  remember(call, call.get(GROUPS));
                  return Response.empty();
                }));
  }

  private record Remembered(List<String> groups) {}

  private static void remember(Call call, List<String> groups) {
    call.storage().put("groups/" + call.get(NAME), new Remembered(groups));
  }

  private static Response login(Call call) {
    remember(call, call.get(GROUPS));
    return new Response.Login(
        grant(
            call.get(NAME),
            call.get(METADATA),
            call.get(GROUPS),
            call.get(POLICIES),
            call.get(TYPE).equals("batch") ? TokenType.BATCH : TokenType.SERVICE));
  }

  private static LoginGrant grant(
      String name,
      Map<String, String> metadata,
      List<String> groups,
      List<String> policies,
      TokenType type) {
    return new LoginGrant(
        new LoginGrant.Alias(name, metadata, groups),
        name,
        policies,
        Map.of("knocked", name),
        new LoginGrant.TokenTerms(
            Duration.ofHours(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            type,
            false,
            List.of()),
        true,
        Json.object().put("name", name));
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    String name = grant.internal().path("name").asText();
    List<String> groups =
        call.storage().get("groups/" + name, Remembered.class).orElseThrow().groups();
    return grant(name, Map.of(), groups, grant.policies(), TokenType.SERVICE);
  }

  @Override
  public String description() {
    return "lets everybody in";
  }
}
