package io.holdfast.core.sys.namespace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.namespace.NamespaceEntry;
import io.holdfast.core.namespace.NamespaceStore;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.quota.LeaseQuotas;
import io.holdfast.core.quota.QuotaStore;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.MountTable;
import io.holdfast.crypto.Randomness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code sys/namespaces}: the namespaces directly below the request's own. */
public final class NamespacePaths {
  private static final int ID_CHARACTERS = 6;

  static final Field<String> PATH = Field.string("path", "The name of the namespace.");
  private static final Field<ObjectNode> METADATA =
      Field.object("custom_metadata", "Texts by key, for people.");

  private final MountTable mounts;
  private final PolicyStore policies;
  private final QuotaStore quotas;

  public NamespacePaths(MountTable mounts, PolicyStore policies, QuotaStore quotas) {
    this.mounts = mounts;
    this.policies = policies;
    this.quotas = quotas;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("namespaces/?")
            .describe("List the namespaces directly below; SCAN lists those below them too.", "")
            .on(Operation.LIST, call -> list(call, false))
            .on(Operation.SCAN, call -> list(call, true)),
        Route.path("namespaces/{path:rest}")
            .describe("Create, read, change or delete a namespace.", "")
            .fields(PATH, METADATA)
            .on(Operation.READ, NamespacePaths::read)
            .on(Operation.UPDATE, this::write)
            .on(Operation.PATCH, this::patch)
            .on(Operation.DELETE, this::delete));
  }

  private static Response list(Call call, boolean all) {
    CoreCall core = CoreCall.of(call);
    Namespace of = call.request().namespace();
    var namespaces = core.topology().namespaces();
    List<NamespaceEntry> below = all ? namespaces.below(of) : namespaces.children(of);
    if (below.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode info = Json.object();
    below.forEach(
        entry -> info.set(entry.path().substring(of.path().length()), NamespaceJson.of(entry)));
    ObjectNode data = Json.object();
    data.set("key_info", info);
    data.set("keys", Json.array(info.properties().stream().map(Map.Entry::getKey).toList()));
    return Response.data(data);
  }

  private static Optional<NamespaceEntry> find(Call call) {
    String name = NamespaceNames.checked(call.get(PATH));
    return CoreCall.of(call)
        .topology()
        .namespaces()
        .at(call.request().namespace().path() + name + "/");
  }

  private static Response read(Call call) {
    return Response.data(NamespaceJson.of(find(call).orElseThrow(Refusal.NotFound::new)));
  }

  private Response write(Call call) {
    Map<String, String> metadata = patched(Map.of(), call.find(METADATA).orElseGet(Json::object));
    NamespaceEntry after =
        find(call).map(before -> before.with(metadata)).orElseGet(() -> created(call, metadata));
    return stored(call, after);
  }

  private Response patch(Call call) {
    NamespaceEntry before = find(call).orElseThrow(Refusal.NotFound::new);
    ObjectNode changes = call.find(METADATA).orElseGet(Json::object);
    return stored(call, before.with(patched(before.customMetadata(), changes)));
  }

  private Response stored(Call call, NamespaceEntry after) {
    CoreCall core = CoreCall.of(call);
    NamespaceStore.put(core.tx(), after);
    mounts.changed(core.tx());
    return Response.data(NamespaceJson.of(after));
  }

  private NamespaceEntry created(Call call, Map<String, String> metadata) {
    CoreCall core = CoreCall.of(call);
    Namespace above = call.request().namespace();
    String name = NamespaceNames.checked(call.get(PATH)) + "/";
    core.router()
        .conflict(name, "")
        .ifPresent(mount -> {
          throw new Refusal.InvalidRequest(
              "new namespace conflicts with existing mount: " + above.path() + mount);
        });
    NamespaceEntry entry =
        new NamespaceEntry(
            freshId(core), Randomness.uuid().toString(), above.path() + name, metadata, "", false);
    BuiltinMounts.of(entry.namespace())
        .forEach(mount -> mounts.put(core.tx(), entry.namespace(), mount));
    policies.found(core.tx(), entry.namespace());
    return entry;
  }

  private static String freshId(CoreCall core) {
    String id = Randomness.base62(ID_CHARACTERS);
    while (NamespaceStore.find(core.tx(), id).isPresent()) {
      id = Randomness.base62(ID_CHARACTERS);
    }
    return id;
  }

  /** Texts by key; null takes one away. */
  private static Map<String, String> patched(Map<String, String> before, ObjectNode changes) {
    Map<String, String> after = new TreeMap<>(before);
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      if (change.getValue().isNull()) {
        after.remove(change.getKey());
      } else if (change.getValue().isValueNode()) {
        after.put(change.getKey(), change.getValue().asText());
      } else {
        throw new Refusal.InvalidRequest(
            "custom_metadata: the value of \"" + change.getKey() + "\" is no text");
      }
    }
    return after;
  }

  private Response delete(Call call) {
    CoreCall core = CoreCall.of(call);
    Optional<NamespaceEntry> found = find(call);
    if (found.isEmpty()) {
      call.warn("requested namespace does not exist");
      return Response.empty();
    }
    NamespaceEntry entry = found.get();
    if (!core.topology().namespaces().children(entry.namespace()).isEmpty()) {
      throw new Refusal.InvalidRequest("unable to delete namespace containing child namespaces");
    }
    NamespaceStore.put(core.tx(), entry.ending());
    NamespaceStore.goOnRemoving(core.tx(), entry.id());
    mounts.changed(core.tx());
    quotas.unmounted(core.tx(), entry.path());
    LeaseQuotas.unmounted(core.tx(), entry.path());
    return Response.data(Json.object().put("status", "in-progress"));
  }
}
