package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.core.identity.oidc.ClaimsTemplate;
import io.holdfast.core.identity.subject.Subject;
import java.util.List;

/** Who may sign in to an application, and what it is told of them. */
final class SignIn {
  private SignIn() {}

  /** Checks that somebody is there, and may sign in to a client. */
  static void check(ProviderStore store, Client client, Subject who) {
    if (who.entity().isEmpty() || who.isDisabled()) {
      throw new OauthError(
              400, "access_denied", "identity entity must be associated with the request")
          .thrown();
    }
    boolean assigned =
        client.assignments().stream()
            .flatMap(name -> store.assignment(name).stream())
            .anyMatch(assignment -> assignment.covers(who));
    if (!assigned) {
      throw new OauthError(
              400, "access_denied", "identity entity not authorized by client assignment")
          .thrown();
    }
  }

  /** The claims of the scopes; where two say the same name, the first one counts. */
  static ObjectNode claims(Call call, ProviderStore store, List<String> scopes, Subject who) {
    ObjectNode claims = Json.object();
    for (String name : scopes) {
      store
          .scope(name)
          .map(scope -> ClaimsTemplate.filled(scope.template(), who, call.now()))
          .ifPresent(more ->
              more.properties()
                  .forEach(claim -> claims.putIfAbsent(claim.getKey(), claim.getValue())));
    }
    claims.put("sub", who.id());
    return claims;
  }
}
