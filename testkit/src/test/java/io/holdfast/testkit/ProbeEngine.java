package io.holdfast.testkit;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An engine that does what a test asks of it: keeps values, lists them, and fails in every way. */
public final class ProbeEngine implements SecretsEngine {
  private static final Field<String> NAME = Field.string("name", "");
  private static final Field<String> VALUE = Field.string("value", "");
  private static final Field<String> HOW = Field.string("how", "");

  /** Run by effects, outside of any transaction. */
  private final Runnable inEffect;

  ProbeEngine(Runnable inEffect) {
    this.inEffect = inEffect;
  }

  public ProbeEngine() {
    this(() -> {});
  }

  @Override
  public String type() {
    return "probe";
  }

  @Override
  public String description() {
    return "what a test asks for";
  }

  @Override
  public Routes routes(Mount mount) {
    return Routes.of(
        Route.path("values/?")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(Page.of(call).of(call.storage(), "values/"))),
        Route.path("values/{name}")
            .fields(NAME, VALUE)
            .exists(call -> call.storage().exists("values/" + call.get(NAME)))
            .onWrite(ProbeEngine::write)
            .on(Operation.READ, ProbeEngine::read),
        Route.path("fail/{how}").fields(HOW, VALUE).onWrite(call -> fail(call.get(HOW), call)),
        Route.path("effect/{how}").fields(HOW, VALUE).onWrite(this::effect));
  }

  private static Response write(Call call) {
    call.storage()
        .put("values/" + call.get(NAME), call.get(VALUE).getBytes(StandardCharsets.UTF_8));
    return Response.data(Json.object().put("operation", call.operation().wireName()));
  }

  private static Response read(Call call) {
    byte[] value =
        call.storage().get("values/" + call.get(NAME)).orElseThrow(Refusal.NotFound::new);
    return Response.data(Json.object().put("value", new String(value, StandardCharsets.UTF_8)));
  }

  private static Response fail(String how, Call call) {
    call.storage().put("values/failed", new byte[] {1});
    return switch (how) {
      case "refusal" -> throw new Refusal.InvalidRequest("not \"" + call.get(VALUE) + "\"");
      case "exception" -> throw new IllegalStateException("holding " + call.get(VALUE));
      case "overflow" -> fail(how, call);
      case "error" -> throw new AssertionError("holding " + call.get(VALUE));
      case "linkage" -> throw new NoClassDefFoundError("holding " + call.get(VALUE));
      case "kept" -> new Response.Refused(new Refusal.PermissionDenied("counted"));
      default -> throw new Refusal.Internal("a test asks for " + how);
    };
  }

  private Outcome effect(Call call) {
    String how = call.get(HOW);
    call.storage().put("values/intent", new byte[] {1});
    Effect effect =
        () -> {
          inEffect.run();
          switch (how) {
            case "done" -> {}
            case "refusal" -> throw new Refusal.UpstreamFailed("it does not answer");
            case "exception" -> throw new IllegalStateException("outside");
            default -> throw new AssertionError("outside");
          }
          return after -> {
            after.storage().put("values/completed", new byte[] {1});
            return Response.data(Json.object().put("done", true));
          };
        };
    return effect;
  }

  /** The ways to fail, with the status of each. */
  static List<String> ways() {
    return List.of(
        "refusal:400", "exception:500", "overflow:500", "error:500", "linkage:500", "kept:403");
  }
}
