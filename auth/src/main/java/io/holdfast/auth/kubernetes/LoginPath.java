package io.holdfast.auth.kubernetes;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.Jws;
import io.holdfast.auth.jose.KeySet;
import io.holdfast.auth.jose.NumericDate;
import io.holdfast.auth.outside.UnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code login}: a token for a service account's token. */
record LoginPath(ApiServers servers) {
  private static final Field<String> JWT =
      Field.string("jwt", "The token of the service account.").sensitive();
  private static final Duration SKEW = Duration.ofMinutes(1);

  Routes routes() {
    return Routes.of(
        Route.path("login")
            .describe("Logs in with the token of a service account.", "")
            .fields(Role.NAME, JWT)
            .unauthenticated()
            .on(Operation.UPDATE, this::login));
  }

  private Outcome login(Call call) {
    String name = given(call, Role.NAME);
    String jwt = given(call, JWT);
    Role role = role(call, name);
    KubernetesConfig config = KubernetesConfig.required(call);
    Jws token = parsed(jwt);
    ServiceAccount account = account(config, role, token, call.now());
    Effect review =
        () -> {
          Map<String, String> metadata = reviewed(config, role, account, token, jwt);
          return later -> grant(later, config, name, role, account, metadata);
        };
    return review;
  }

  private static String given(Call call, Field<String> field) {
    String value = call.get(field);
    if (value.isEmpty()) {
      throw new Refusal.InvalidRequest("missing " + field.name());
    }
    return value;
  }

  private static Role role(Call call, String name) {
    Role role =
        Role.find(call, name)
            .orElseThrow(() -> new Refusal.InvalidRequest("invalid role name \"" + name + "\""));
    if (!role.token().allowLogin(call)) {
      throw new Refusal.PermissionDenied();
    }
    return role;
  }

  private static Jws parsed(String jwt) {
    try {
      return Jws.parse(jwt);
    } catch (JoseException e) {
      throw new Refusal.PermissionDenied(e.why());
    }
  }

  /** Checks all that can be told from the token alone, before anybody is asked about it. */
  private static ServiceAccount account(
      KubernetesConfig config, Role role, Jws token, Instant now) {
    requireTime(token, now);
    if (config
        .expectedIssuer()
        .filter(issuer -> !issuer.equals(token.claims().path("iss").asText()))
        .isPresent()) {
      throw new Refusal.PermissionDenied("invalid issuer (iss) claim");
    }
    ServiceAccount account = ServiceAccount.of(token.claims());
    if (!role.audience().isEmpty() && !account.audiences().contains(role.audience())) {
      throw new Refusal.PermissionDenied("invalid audience (aud) claim");
    }
    if (!role.allowsName(account)) {
      throw new Refusal.PermissionDenied("service account name not authorized");
    }
    if (!role.allowsNamespace(account) && role.selector().isEmpty()) {
      throw new Refusal.PermissionDenied("namespace not authorized");
    }
    return account;
  }

  private static void requireTime(Jws token, Instant now) {
    try {
      Instant expires = NumericDate.find(token.claims(), "exp").orElse(Instant.MAX);
      Instant begins = NumericDate.find(token.claims(), "nbf").orElse(Instant.MIN);
      if (now.minus(SKEW).isAfter(expires) || now.plus(SKEW).isBefore(begins)) {
        throw new Refusal.PermissionDenied("the token is expired or not yet valid");
      }
    } catch (JoseException e) {
      throw new Refusal.PermissionDenied(e.why());
    }
  }

  /** Asks the cluster; gives the metadata that annotations add. */
  private Map<String, String> reviewed(
      KubernetesConfig config, Role role, ServiceAccount account, Jws token, String jwt) {
    if (!config.pemKeys().isEmpty() && !KeySet.ofPem(config.pemKeys()).verifies(token)) {
      throw new Refusal.PermissionDenied();
    }
    try {
      ApiServer server = servers.of(config, jwt);
      List<String> audiences =
          role.audience().isEmpty() ? account.audiences() : List.of(role.audience());
      if (!server.confirms(jwt, account, audiences)) {
        throw new Refusal.PermissionDenied();
      }
      if (!role.allowsNamespace(account)) {
        requireLabels(server, role, account);
      }
      return config.annotations()
          ? server
              .aliasMetadata(account)
              .orElseThrow(() ->
                  new Refusal.PermissionDenied(
                      "the service account's annotations cannot be read: the reviewer must be"
                          + " allowed to get serviceaccounts"))
          : Map.of();
    } catch (UnreachableException e) {
      throw new Refusal.UpstreamFailed("the cluster cannot be asked: " + e.getMessage());
    }
  }

  private static void requireLabels(ApiServer server, Role role, ServiceAccount account) {
    if (!server.hasReviewer()) {
      throw new Refusal.PermissionDenied(
          "namespace not authorized: token_reviewer_jwt needs to be configured to use namespace"
              + " selectors");
    }
    if (!NamespaceSelector.parse(role.selector()).matches(server.labels(account.namespace()))) {
      throw new Refusal.PermissionDenied("namespace not authorized");
    }
  }

  private static Response grant(
      Call call,
      KubernetesConfig reviewed,
      String name,
      Role judged,
      ServiceAccount account,
      Map<String, String> annotations) {
    if (!KubernetesConfig.required(call).equals(reviewed) || !role(call, name).equals(judged)) {
      throw new Refusal.Conflict("the configuration changed during the login; log in again");
    }
    return new Response.Login(Grants.of(call, name, judged, account, annotations));
  }
}
