package io.holdfast.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/**
 * What a server holds that has been in use for years: entities, some of them callers with tokens
 * and a group; secrets; leases of tokens and of one-time passwords.
 */
final class Population {
  /** Within the 32 days that both servers give at most. */
  private static final String LONG = "760h";

  private static final String SSH = "bench-ssh";

  /** Of so many leases one is of an engine, the others are tokens'. */
  private static final int TOKENS_PER_PASSWORD = 10;

  private final Peer peer;
  private final Path directory;
  private final Settings settings;
  private final Crowd crowd;

  /**
   * @param directory keeps what is done, so that a filling that was broken off goes on
   */
  Population(Peer peer, Path directory, Settings settings) {
    this.peer = peer;
    this.directory = directory;
    this.settings = settings;
    this.crowd = new Crowd(peer, System.err);
  }

  /** Fills a server with what it does not hold yet; returns the callers' tokens. */
  List<String> fill(int leases) throws IOException, InterruptedException {
    Path callers = directory.resolve("callers.json");
    if (!Files.exists(callers)) {
      mounts();
      Files.writeString(callers, Json.array(callers()).toString());
    }
    int others = settings.entities() - settings.callers();
    once("entities", others, i -> post("identity/entity", entity("other-" + i, "other")));
    once("secrets", settings.secrets(), i -> Workload.write(peer.token(), i, i));
    int passwords = leases / TOKENS_PER_PASSWORD;
    once("leases of passwords", passwords, i -> post(SSH + "/creds/otp", "{\"ip\":\"10.0.0.1\"}"));
    once(
        "leases of tokens",
        leases - passwords,
        i -> post("auth/token/create", "{\"policies\":[\"default\"],\"ttl\":\"" + LONG + "\"}"));
    return StreamSupport.stream(Json.tree(Files.readAllBytes(callers)).spliterator(), false)
        .map(JsonNode::asText)
        .limit(settings.callers())
        .toList();
  }

  /** Sends requests, unless all of them were sent by an earlier run. */
  private void once(String what, int count, IntFunction<byte[]> request)
      throws IOException, InterruptedException {
    Path done = directory.resolve("filled with " + what);
    if (!Files.exists(done)) {
      crowd.send(what, 0, count, request);
      Files.createFile(done);
    }
  }

  private void mounts() throws IOException, InterruptedException {
    Setup.mounts(peer);
    peer.call("POST", "sys/mounts/" + SSH, "{\"type\":\"ssh\"}");
    peer.call(
        "POST",
        SSH + "/roles/otp",
        "{\"key_type\":\"otp\",\"default_user\":\"app\",\"cidr_list\":\"10.0.0.0/8\"}");
    peer.call(
        "POST",
        "sys/policies/acl/" + RealPolicy.NAME,
        Json.object().put("policy", RealPolicy.TEXT).toString());
  }

  /** Entities of one team, all in one group, each with a token of its own. */
  private List<String> callers() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      names.add("caller-" + i);
    }
    ObjectNode role = Json.object().put("orphan", true).put("token_type", "service");
    role.set("allowed_policies", Json.array(List.of(RealPolicy.NAME)));
    role.set("allowed_entity_aliases", Json.array(names));
    peer.call("POST", "auth/token/roles/callers", role.toString());
    String accessor =
        peer.call("GET", "sys/auth", "").path("data").path("token/").path("accessor").asText();
    List<String> ids = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (String name : names) {
      ids.add(known(name, accessor));
      tokens.add(token(name));
    }
    ObjectNode group = Json.object().put("name", RealPolicy.GROUP);
    group.set("metadata", Json.object().put("key", "e"));
    group.set("member_entity_ids", Json.array(ids));
    peer.call("POST", "identity/group", group.toString());
    return tokens;
  }

  /** Makes an entity that the token mount knows by its name; returns its id. */
  private String known(String name, String accessor) throws IOException, InterruptedException {
    String id =
        peer.call("POST", "identity/entity", entity(name, RealPolicy.TEAM))
            .path("data")
            .path("id")
            .asText();
    ObjectNode alias = Json.object().put("name", name).put("canonical_id", id);
    peer.call("POST", "identity/entity-alias", alias.put("mount_accessor", accessor).toString());
    return id;
  }

  private String token(String name) throws IOException, InterruptedException {
    ObjectNode wanted = Json.object().put("entity_alias", name).put("ttl", LONG);
    wanted.set("policies", Json.array(List.of(RealPolicy.NAME)));
    return peer.call("POST", "auth/token/create/callers", wanted.toString())
        .path("auth")
        .path("client_token")
        .asText();
  }

  private static String entity(String name, String team) {
    ObjectNode entity = Json.object().put("name", name);
    entity.set("metadata", Json.object().put("team", team).put("cost_center", "4711"));
    return entity.toString();
  }

  private byte[] post(String path, String body) {
    return LoadClient.request("POST", path, peer.token(), body);
  }
}
