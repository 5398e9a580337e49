package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Backend;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.quota.LeaseQuotas;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.MountEntry.MountConfig;
import io.holdfast.core.router.Router;
import io.holdfast.crypto.Randomness;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code sys/mounts} and {@code sys/auth}: what is mounted where, and its tuning. */
final class MountPaths {
  private static final Field<String> PATH = Field.string("path", "The path of the mount.");
  private static final Field<String> TYPE = Field.string("type", "The type of the engine.");
  private static final Field<String> DESCRIPTION = Field.string("description", "For people.");
  private static final Field<ObjectNode> CONFIG = Field.object("config", "Tuning of the mount.");
  private static final Field<Map<String, String>> OPTIONS =
      Field.pairs("options", "Options of the engine, as version=2.");
  private static final Field<Boolean> LOCAL = Field.bool("local", "Not replicated.");
  private static final Field<Boolean> SEAL_WRAP = Field.bool("seal_wrap", "Accepted, no effect.");
  private static final Field<Boolean> ENTROPY =
      Field.bool("external_entropy_access", "Accepted, no effect.");
  private static final Field<String> PLUGIN_NAME =
      Field.string("plugin_name", "The type, by its older name.");

  private final SystemRooms rooms;
  private final boolean auth;

  /**
   * @param auth whether this is {@code sys/auth}
   */
  MountPaths(SystemRooms rooms, boolean auth) {
    this.rooms = rooms;
    this.auth = auth;
  }

  Routes routes() {
    String base = auth ? "auth" : "mounts";
    Route.Builder tune =
        Route.path(base + "/{path:parents}/tune")
            .describe("Tune backend configuration parameters for this mount.", "")
            .fields(PATH, DESCRIPTION, OPTIONS)
            .fields(MountTuning.fields())
            .on(Operation.READ, this::readTuning)
            .on(Operation.UPDATE, this::tune);
    Route.Builder one =
        Route.path(base + "/{path:rest}")
            .describe("Mount a new backend at a new path.", "")
            .fields(PATH, TYPE, DESCRIPTION, CONFIG, OPTIONS, LOCAL, SEAL_WRAP, ENTROPY)
            .fields(PLUGIN_NAME, MountTuning.PLUGIN_VERSION)
            .on(Operation.READ, this::read)
            .on(Operation.UPDATE, this::mount)
            .on(Operation.DELETE, this::unmount);
    if (auth) {
      tune = tune.sudo();
      one = one.sudo();
    }
    return Routes.of(
        Route.path(base + "/?")
            .describe("List the currently mounted backends.", "")
            .on(Operation.READ, this::list),
        tune,
        one);
  }

  private Response list(Call call) {
    ObjectNode data = Json.object();
    for (Router.Mounted mounted : CoreCall.of(call).router().all()) {
      if (mounted.entry().auth() == auth) {
        data.set(mounted.entry().path(), MountJson.of(mounted));
      }
    }
    return Response.data(data);
  }

  private String path(Call call) {
    String path = call.get(PATH);
    if (path.isEmpty()) {
      throw new Refusal.InvalidRequest("path cannot be blank");
    }
    return path.endsWith("/") ? path : path + "/";
  }

  private String requestPath(String path) {
    return auth ? "auth/" + path : path;
  }

  private Router.Mounted find(Call call) {
    String path = path(call);
    return CoreCall.of(call)
        .router()
        .at(requestPath(path))
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "No " + (auth ? "auth" : "secret") + " engine mount at " + path));
  }

  private Response read(Call call) {
    return Response.data(MountJson.of(find(call)));
  }

  private Response mount(Call call) {
    CoreCall core = CoreCall.of(call);
    String path = path(call);
    String type = call.find(TYPE).filter(t -> !t.isEmpty()).orElseGet(() -> call.get(PLUGIN_NAME));
    if (type.isEmpty()) {
      throw new Refusal.InvalidRequest("backend type must be specified as a string");
    }
    MountNames.check(path);
    Map<String, String> options = new HashMap<>(call.get(OPTIONS));
    if (!auth && (type.equals("kv-v2") || type.equals("kv-v1") || type.equals("generic"))) {
      options.putIfAbsent("version", type.equals("kv-v2") ? "2" : "1");
      type = "kv";
    }
    Backend backend = backend(type);
    MountNames.requireNoNamespace(core, call.request().namespace(), requestPath(path));
    core.router()
        .conflict(requestPath(path), "")
        .ifPresent(taken -> {
          throw new Refusal.InvalidRequest("path is already in use at " + taken);
        });
    MountConfig config = MountTuning.fresh(call.find(CONFIG), rooms.limits().maxTtl());
    MountEntry entry =
        new MountEntry(
            Randomness.uuid().toString(),
            BuiltinMounts.accessor(auth ? "auth_" + type : type),
            auth,
            type,
            path,
            call.get(DESCRIPTION),
            call.get(LOCAL),
            call.get(SEAL_WRAP),
            call.get(ENTROPY),
            Map.copyOf(options),
            config,
            "");
    Namespace namespace = call.request().namespace();
    rooms.mounts().put(core.tx(), namespace, entry);
    if (backend instanceof SecretsEngine engine) {
      Router.Mounted mounted =
          rooms.mounts().at(core.tx(), namespace).at(entry.requestPath()).orElseThrow();
      engine.mounted(core.on(mounted));
    }
    return Response.empty();
  }

  private Backend backend(String type) {
    Optional<? extends Backend> found =
        auth ? rooms.backends().method(type) : rooms.backends().engine(type);
    boolean builtin = auth ? type.equals("token") : MountNames.isBuiltinType(type);
    if (builtin) {
      throw new Refusal.InvalidRequest(
          "mount type of \"" + type + "\" is not mountable; it is there already");
    }
    return found
        .map(Backend.class::cast)
        .orElseThrow(() -> new Refusal.InvalidRequest("plugin not found in the catalog: " + type));
  }

  private Response unmount(Call call) {
    CoreCall core = CoreCall.of(call);
    String path = path(call);
    Optional<Router.Mounted> mounted = core.router().at(requestPath(path));
    if (mounted.isEmpty()) {
      return Response.empty();
    }
    if (BuiltinMounts.isBuiltin(mounted.get().entry())) {
      throw new Refusal.InvalidRequest("cannot unmount \"" + requestPath(path) + "\"");
    }
    if (auth) {
      rooms.tokens().revokeUnder(core.tx(), call.request().namespace(), requestPath(path));
    }
    rooms.mounts().remove(core.tx(), mounted.get().namespace(), mounted.get().entry());
    rooms.server().quotas().unmounted(core.tx(), mounted.get().fullPath());
    LeaseQuotas.unmounted(core.tx(), mounted.get().fullPath());
    return Response.empty();
  }

  private Response readTuning(Call call) {
    return Response.data(MountJson.tune(find(call), rooms.limits()));
  }

  private Response tune(Call call) {
    CoreCall core = CoreCall.of(call);
    MountEntry entry = find(call).entry();
    MountConfig config =
        MountTuning.apply(
            entry.config(),
            new MountTuning.Source() {
              @Override
              public <T> Optional<T> find(Field<T> field) {
                return call.find(field);
              }
            },
            rooms.limits().maxTtl());
    Map<String, String> options = new HashMap<>(entry.options());
    options.putAll(call.get(OPTIONS));
    if ("2".equals(entry.options().get("version")) && !"2".equals(options.get("version"))) {
      throw new Refusal.InvalidRequest("cannot downgrade mount from version 2");
    }
    String description = call.find(DESCRIPTION).orElse(entry.description());
    MountEntry after = entry.with(config, description, Map.copyOf(options));
    Namespace namespace = call.request().namespace();
    rooms.mounts().put(core.tx(), namespace, after);
    if (!after.options().equals(entry.options())) {
      call.warn(
          "Upgrading mount from version "
              + entry.options().getOrDefault("version", "1")
              + " to version "
              + after.options().getOrDefault("version", "1")
              + ".");
      Router.Mounted changed =
          rooms.mounts().at(core.tx(), namespace).at(after.requestPath()).orElseThrow();
      if (changed.backend() instanceof SecretsEngine engine) {
        engine.optionsChanged(core.on(changed), entry.options());
      }
    }
    return Response.empty();
  }
}
