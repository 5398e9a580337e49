package io.holdfast.core.identity.mfa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.router.MountEntry;
import java.util.List;
import java.util.Optional;

/** Second factors at login: whether they are asked for, and whether they are right. */
public final class LoginMfa {
  private final BarrierTx tx;
  private final MfaStore store;

  /**
   * @param namespace in which somebody logs in: its enforcements hold
   */
  public LoginMfa(BarrierTx tx, Namespace namespace) {
    this.tx = tx;
    this.store = new MfaStore(new IdentityStorage(tx).in(namespace));
  }

  /** What guards a login. */
  public List<Enforcement> enforced(MountEntry mount, Subject who) {
    return store.allEnforcements().filter(one -> one.guards(mount, who)).toList();
  }

  /** The {@code mfa_requirement} of an answer. */
  public ObjectNode requirement(String requestId, List<Enforcement> enforced) {
    ObjectNode out = Json.object();
    out.put("mfa_request_id", requestId);
    ObjectNode constraints = out.putObject("mfa_constraints");
    for (Enforcement one : enforced) {
      ArrayNode any = constraints.putObject(one.name()).putArray("any");
      one.methods().stream()
          .flatMap(id -> store.method(id).stream())
          .forEach(method -> {
            ObjectNode entry = any.addObject();
            entry.put("type", "totp");
            entry.put("id", method.id());
            entry.put("uses_passcode", true);
            entry.put("name", method.name());
          });
    }
    return out;
  }

  /**
   * Checks second factors, and notes which codes were used and how many were wrong: what this
   * changes is to be committed whatever the outcome.
   *
   * @return why they do not do; empty when they do
   */
  public Optional<String> fault(Subject who, List<Enforcement> enforced, Credentials credentials) {
    for (Enforcement one : enforced) {
      Optional<String> fault = fault(who, one, credentials);
      if (fault.isPresent()) {
        return Optional.of("failed to satisfy enforcement " + one.name() + ": " + fault.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> fault(Subject who, Enforcement one, Credentials credentials) {
    String fault = "no passcode was given for any of its methods";
    for (String id : one.methods()) {
      Optional<TotpMethod> method = store.method(id);
      if (method.isPresent()) {
        List<String> codes = credentials.of(method.get());
        if (!codes.isEmpty()) {
          Optional<String> wrong =
              new TotpCheck(store, tx.now()).fault(who.id(), method.get(), codes.getFirst());
          if (wrong.isEmpty()) {
            return Optional.empty();
          }
          fault = wrong.get();
        }
      }
    }
    return Optional.of(fault);
  }
}
