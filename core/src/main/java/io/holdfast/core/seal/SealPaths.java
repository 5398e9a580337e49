package io.holdfast.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.CoreOptions;
import io.holdfast.core.Version;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.audit.AuditTrail;
import io.holdfast.core.pipeline.Refusals;
import io.holdfast.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The paths that answer while the server is sealed: health, seal-status, seal-backend-status, init,
 * unseal, leader. They need no token. Init and unseal attempts are audited; the probes are not.
 */
public final class SealPaths {
  private static final Set<String> PATHS =
      Set.of(
          "sys/health",
          "sys/seal-status",
          "sys/seal-backend-status",
          "sys/init",
          "sys/unseal",
          "sys/leader");

  /** Those that are the same for all namespaces. */
  private static final Set<String> ANYWHERE =
      Set.of("sys/seal-status", "sys/seal-backend-status", "sys/leader");

  private static final byte[] NO_ERRORS = "{\"errors\":[]}".getBytes(StandardCharsets.UTF_8);

  private static final Answer NO_CONTENT =
      new Answer(204, "application/json", new byte[0], Map.of());

  private final Storage storage;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final String apiAddress;
  private final SealControl seal;
  private final Initialisation initialisation;
  private final Runnable unsealed;

  /**
   * @param founding initialises, with a random root token
   * @param unsealed called when the barrier is open
   */
  public SealPaths(
      CoreOptions options, SealControl seal, Initialisation.Founding founding, Runnable unsealed) {
    this.storage = options.storage();
    this.audit = options.audit();
    this.clock = options.clock();
    this.apiAddress = options.apiAddress();
    this.seal = seal;
    this.initialisation = new Initialisation(seal, founding, options.clock());
    this.unsealed = unsealed;
  }

  /** Whether a request is answered here; help on these paths is given like any other. */
  public boolean serves(Request request) {
    return PATHS.contains(request.path()) && request.operation() != Operation.HELP;
  }

  public Answer handle(Request request) {
    if (!request.namespace().isRoot() && !ANYWHERE.contains(request.path())) {
      return Refusals.answer(
          new Refusal.InvalidRequest(
              "operation unavailable in namespaces: leave X-Vault-Namespace out"));
    }
    if (!SealRoutes.takes(request.path(), request.operation())) {
      return unsupported();
    }
    try {
      return switch (request.operation()) {
        case READ -> read(request);
        case CREATE, UPDATE -> write(request);
        case PATCH, DELETE, LIST, SCAN, HELP, REVOKE, RENEW -> unsupported();
      };
    } catch (RuntimeException e) {
      return Refusals.answer(Refusals.of(e));
    }
  }

  private Answer read(Request request) {
    return switch (request.path()) {
      case "sys/health" -> Health.answer(request, seal.status(), clock);
      case "sys/leader" -> leader();
      case "sys/seal-status" -> json(status());
      case "sys/seal-backend-status" -> json(backends());
      case "sys/init" -> json(initialised());
      default -> unsupported();
    };
  }

  private Answer write(Request request) {
    return switch (request.path()) {
      case "sys/init" -> audited(request, initialisation::answer);
      case "sys/unseal" -> audited(request, this::unseal);
      default -> unsupported();
    };
  }

  /** The answer to any other request while sealed; the attempt is recorded. */
  public Answer sealed(Request request) {
    return audited(
        request,
        any -> {
          throw new Refusal.Sealed();
        });
  }

  /**
   * The answer to a request whose last step needs a sealed server; what came of it is recorded.
   *
   * @param action throws the refusal, if it fails
   */
  public Answer concluded(Request request, Runnable action) {
    Refusal refusal = null;
    try {
      action.run();
    } catch (RuntimeException e) {
      refusal = Refusals.of(e);
    }
    try {
      String error = refusal == null ? "" : refusal.text();
      record(audit.sealedEntry(event(request, error, AuditEvent.Answer.NOTHING)));
    } catch (RuntimeException e) {
      return Refusals.answer(Refusals.of(e));
    }
    return refusal == null ? NO_CONTENT : Refusals.answer(refusal);
  }

  /** Records a request that could not be read, while sealed. */
  public Answer unreadable(Request request, Answer answer, String error) {
    try {
      record(audit.sealedEntry(event(request, error, null)));
      record(audit.sealedEntry(event(request, error, AuditEvent.Answer.NOTHING)));
      return answer;
    } catch (RuntimeException e) {
      return Refusals.answer(Refusals.of(e));
    }
  }

  private static Answer unsupported() {
    return Answer.json(405, NO_ERRORS);
  }

  /** Records the attempt before it acts and what came of it before it is answered. */
  private Answer audited(Request request, Function<Request, ObjectNode> action) {
    Answer answer;
    String error = "";
    try {
      record(audit.sealedEntry(event(request, "", null)));
      answer = json(action.apply(request));
    } catch (Refusal refusal) {
      error = refusal.text();
      answer = Refusals.answer(refusal);
    } catch (RuntimeException e) {
      Refusal refusal = Refusals.of(e);
      error = refusal.text();
      answer = Refusals.answer(refusal);
    }
    try {
      record(audit.sealedEntry(event(request, error, AuditEvent.Answer.NOTHING)));
    } catch (RuntimeException e) {
      return Refusals.answer(Refusals.of(e));
    }
    return answer;
  }

  private AuditEvent event(Request request, String error, AuditEvent.@Nullable Answer facts) {
    return new AuditEvent(clock.instant(), request, null, null, error, facts);
  }

  private void record(List<byte[]> entries) {
    storage.write(tx -> {
      entries.forEach(tx::record);
      return entries.size();
    });
    audit.deliver(entries).await();
  }

  private ObjectNode initialised() {
    return Json.object().put("initialized", seal.isInitialised());
  }

  private ObjectNode unseal(Request request) {
    JsonNode reset = request.body().path("reset");
    if (reset.isBoolean() && reset.booleanValue()) {
      if (!seal.status().sealed()) {
        throw new Refusal.InvalidRequest("vault is unsealed");
      }
      seal.reset();
      return status();
    }
    String key = request.body().path("key").asText("");
    if (key.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "'key' must be specified in request body as JSON, or 'reset' set to true");
    }
    SealControl.Step step = seal.unseal(ShareText.decode(key));
    if (step == SealControl.Step.UNSEALED) {
      unsealed.run();
    }
    ObjectNode out = status();
    if (step == SealControl.Step.REPEATED) {
      out.set(
          "warnings",
          Json.array(List.of("this share was given before; give the share of another holder")));
    }
    return out;
  }

  private Answer leader() {
    ObjectNode out = Json.object();
    out.put("ha_enabled", false);
    out.put("is_self", false);
    out.put("active_time", "0001-01-01T00:00:00Z");
    out.put("leader_address", apiAddress);
    out.put("leader_cluster_address", "");
    out.put("performance_standby", false);
    out.put("performance_standby_last_remote_wal", 0);
    return json(out);
  }

  private ObjectNode status() {
    SealControl.Status now = seal.status();
    ObjectNode out = Json.object();
    out.put("type", now.type());
    out.put("initialized", now.initialised());
    out.put("sealed", now.sealed());
    out.put("t", now.threshold());
    out.put("n", now.shares());
    out.put("progress", now.progress());
    out.put("nonce", now.nonce());
    out.put("version", Version.API_LEVEL);
    out.put("build_date", Version.BUILD_DATE);
    out.put("migration", false);
    if (!now.sealed()) {
      out.put("cluster_name", now.clusterName());
      out.put("cluster_id", now.clusterId());
    }
    out.put("recovery_seal", now.recovery());
    if (now.recovery()) {
      out.put("recovery_seal_type", "shamir");
    }
    out.put("storage_type", storage.type());
    return out;
  }

  /** What wraps the root key lies in the process itself: it is there whenever the server is. */
  private ObjectNode backends() {
    ObjectNode out = Json.object().put("healthy", true);
    out.putArray("backends").addObject().put("name", seal.status().type()).put("healthy", true);
    return out.put("fully_wrapped", true);
  }

  private static Answer json(ObjectNode body) {
    return Answer.json(200, Json.write(body));
  }
}
