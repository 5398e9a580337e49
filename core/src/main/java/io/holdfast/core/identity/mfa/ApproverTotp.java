package io.holdfast.core.identity.mfa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.IdentityStorage;
import java.util.List;
import java.util.Optional;

/**
 * Codes of authenticator apps in approvals. The same counts hold as at logins: a code that was used
 * there is not taken here.
 */
public final class ApproverTotp {
  private final BarrierTx tx;
  private final String entity;
  private final MfaStore store;

  /**
   * @param entity the approver's
   */
  public ApproverTotp(BarrierTx tx, String entity) {
    this.tx = tx;
    this.entity = entity;
    this.store = new MfaStore(tx.view(IdentityStorage.place(Namespace.idIn(entity))));
  }

  /**
   * What came of a check; what it changed is to be committed either way.
   *
   * @param fault why the code does not do; empty when it does
   * @param facts public ones: by which method
   */
  public record Result(Optional<String> fault, ObjectNode facts) {
    private static Result wrong(String why) {
      return new Result(Optional.of(why), Json.object());
    }
  }

  /**
   * Checks a code.
   *
   * @param wanted the id or the name of the method; empty for the only one that the approver has
   */
  public Result check(String wanted, String code) {
    List<TotpMethod> methods =
        store
            .allMethods()
            .filter(method ->
                wanted.isEmpty()
                    ? store.hasSecret(method.id(), entity)
                    : method.id().equals(wanted) || method.name().equals(wanted))
            .toList();
    if (methods.isEmpty()) {
      return Result.wrong(
          wanted.isEmpty()
              ? "no authenticator app is enrolled for you (identity/mfa/method/totp)"
              : "there is no MFA method \"" + wanted + "\"");
    }
    if (methods.size() > 1) {
      return Result.wrong("several authenticator apps are enrolled for you: name totp_method");
    }
    TotpMethod method = methods.getFirst();
    Optional<SecretEnrolment> enrolment = store.enrolment(method.id(), entity);
    if (enrolment.filter(one -> one.countsFrom().isAfter(tx.now())).isPresent()) {
      return Result.wrong(
          "you enrolled this authenticator app yourself, and it counts for approvals from "
              + enrolment.get().countsFrom()
              + " on; one that an administrator enrols for you counts at once");
    }
    return new Result(
        new TotpCheck(store, tx.now()).fault(entity, method, code),
        Json.object().put("method_id", method.id()).put("method_name", method.name()));
  }
}
