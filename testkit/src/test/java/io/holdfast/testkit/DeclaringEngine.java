package io.holdfast.testkit;

import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.List;

/** An engine whose declaration has all that a declaration can say. */
final class DeclaringEngine implements SecretsEngine {
  private static final Field<String> NAME = Field.string("name", "The name of the key.");
  private static final Field<Duration> TTL =
      Field.duration("ttl", "How long it lives.").withDefault(Duration.ofHours(1));
  private static final Field<String> FORMAT =
      Field.string("format", "How it is written.").withDefault("hex").oneOf("hex", "base64");
  private static final Field<Long> BITS = Field.integer("bits", "The size.").asRequired();
  private static final Field<List<Long>> VERSIONS = Field.integers("versions", "Which.");
  private static final Field<Boolean> OLD = Field.bool("old", "As it was before.").deprecated();
  private static final Field<String> RULES =
      Field.string("rules", "The rules.").alsoKnownAs("policy");

  private static final Handler NOTHING = call -> Response.data(Json.object());

  @Override
  public String type() {
    return "declaring";
  }

  @Override
  public String description() {
    return "declares all there is";
  }

  @Override
  public Routes routes(Mount mount) {
    return Routes.of(
        Route.path("keys/?")
            .describe("List the keys.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, NOTHING),
        Route.path("keys/{name}/config")
            .describe("Configure a key.", "What is not given stays.")
            .fields(NAME, TTL, FORMAT, BITS, VERSIONS, OLD, RULES)
            .exists(call -> true)
            .sudo()
            .operationId(Operation.READ, "declaring-see-config")
            .summary(Operation.READ, "See how a key is configured.")
            .answers(Operation.READ, TTL, FORMAT)
            .on(Operation.READ, NOTHING)
            .onWrite(NOTHING)
            .on(Operation.PATCH, NOTHING)
            .on(Operation.DELETE, NOTHING),
        Route.path("open")
            .describe("Open to anybody.", "")
            .takesAnyFields()
            .unauthenticated()
            .on(Operation.UPDATE, NOTHING),
        Route.path("{path:rest}")
            .describe("No path.", "")
            .fields(Field.string("path", "Any."))
            .unpublished()
            .on(Operation.READ, NOTHING));
  }
}
