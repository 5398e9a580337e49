package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.UnreachableException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code oidc/auth_url}: begins a login at the issuer's page. */
record OidcAuthUrlPath(Issuers issuers) {
  static final Field<String> CLIENT_NONCE =
      Field.string("client_nonce", "A secret of the client that it repeats at the end.");
  private static final Field<String> REDIRECT_URI =
      Field.string("redirect_uri", "Where the issuer is to send the browser back to.");

  private static final int RANDOM_BYTES = 32;
  private static final long USUAL_POLL = 5;

  Routes routes() {
    return Routes.of(
        Route.path("oidc/auth_url")
            .describe("Gives the address of the issuer's page at which a login begins.", "")
            .fields(Role.NAME, REDIRECT_URI, CLIENT_NONCE)
            .unauthenticated()
            .on(Operation.UPDATE, this::begin));
  }

  /** The secrets of one login. */
  private record Secrets(String state, String nonce, String verifier) {
    static Secrets fresh(boolean withCode) {
      return new Secrets("st_" + random(), "n_" + random(), withCode ? random() : "");
    }

    private static String random() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(RANDOM_BYTES));
    }

    /** RFC 7636's S256. */
    String challenge() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(HashAlgorithm.SHA2_256.hash(verifier.getBytes(US_ASCII)));
    }
  }

  private Outcome begin(Call call) {
    JwtConfig config = JwtConfig.required(call);
    if (!config.hasLoginPage() || !(config.keys() instanceof KeySource.Discovery issuer)) {
      throw new Refusal.InvalidRequest("OIDC login is not configured for this mount");
    }
    String name = Role.name(call, config);
    if (call.get(REDIRECT_URI).isEmpty()) {
      throw new Refusal.InvalidRequest("missing redirect_uri");
    }
    Role role = Role.required(call, name);
    if (role.oidc().direct() && call.get(CLIENT_NONCE).isEmpty()) {
      throw new Refusal.InvalidRequest("missing client_nonce");
    }
    Target target = Target.of(call.get(REDIRECT_URI), config.client());
    if (!role.atLoginPage() || !RedirectUris.allow(role.oidc().allowedUris(), target.uri())) {
      // As in Vault: who may not log in is not told why.
      return Response.data(Json.object().put("auth_url", ""));
    }
    Instant now = call.now();
    Effect discovery =
        () -> {
          Optional<HttpAddress> page = page(issuer, now);
          Secrets secrets = Secrets.fresh(config.client().asksForCode());
          return later -> answer(later, config.client(), name, role, target, page, secrets);
        };
    return discovery;
  }

  private Optional<HttpAddress> page(KeySource.Discovery issuer, Instant now) {
    try {
      return issuers.provider(issuer, now).authorization();
    } catch (UnreachableException e) {
      throw new Refusal.UpstreamFailed("the issuer cannot be asked: " + e.getMessage());
    }
  }

  private static Response answer(
      Call call,
      OidcClient client,
      String name,
      Role role,
      Target target,
      Optional<HttpAddress> page,
      Secrets secrets) {
    OidcState.begun(
            call, name, target.forIssuer(), secrets.nonce, call.get(CLIENT_NONCE), secrets.verifier)
        .put(call, secrets.state);
    ObjectNode data = Json.object();
    Map<String, String> parameters = parameters(client, role, target, secrets);
    if (page.isEmpty()) {
      call.warn("the issuer has no page to log in at: it names no authorization_endpoint");
    }
    // As in Vault, the parameters stand alone where there is no page.
    data.put(
        "auth_url",
        page.map(address -> address.with(parameters).toString())
            .orElseGet(() -> "?" + HttpAddress.form(parameters)));
    if (role.oidc().direct()) {
      data.put("state", secrets.state);
      long interval = role.oidc().pollInterval();
      data.put("poll_interval", Long.toString(interval > 0 ? interval : USUAL_POLL));
    }
    return Response.data(data);
  }

  private static Map<String, String> parameters(
      OidcClient client, Role role, Target target, Secrets secrets) {
    List<String> scopes = new ArrayList<>(List.of("openid"));
    role.oidc().scopes().stream().filter(s -> !s.equals("openid")).forEach(scopes::add);
    Map<String, String> out = new LinkedHashMap<>();
    out.put("client_id", client.id());
    if (!secrets.verifier.isEmpty()) {
      out.put("code_challenge", secrets.challenge());
      out.put("code_challenge_method", "S256");
    }
    if (role.oidc().maxAge().isPositive()) {
      out.put("max_age", Long.toString(role.oidc().maxAge().toSeconds()));
    }
    out.put("nonce", secrets.nonce);
    out.put("redirect_uri", target.forIssuer());
    if (client.answersByForm()) {
      out.put("response_mode", OidcClient.FORM_POST);
    }
    out.put("response_type", client.responseType());
    out.put("scope", String.join(" ", scopes));
    out.put(
        "state", secrets.state + (target.namespace().isEmpty() ? "" : ",ns=" + target.namespace()));
    return out;
  }

  /**
   * Where the browser is to come back to.
   *
   * @param uri as roles allow it
   * @param forIssuer as the issuer is told
   * @param namespace that travels in the state; empty for none
   */
  private record Target(String uri, String forIssuer, String namespace) {
    private static final String PARAMETER = "namespace=";

    static Target of(String given, OidcClient client) {
      String uri = given;
      String namespace = "";
      int query = given.indexOf('?');
      if (client.namespaceInState() && query >= 0) {
        List<String> kept = new ArrayList<>();
        for (String part : given.substring(query + 1).split("&", -1)) {
          if (part.startsWith(PARAMETER)) {
            namespace = part.substring(PARAMETER.length());
          } else {
            kept.add(part);
          }
        }
        String rest = String.join("&", kept);
        uri = given.substring(0, query) + (rest.isEmpty() ? "" : "?" + rest);
      }
      // A page of a user interface cannot take a form: the issuer posts it to the API beside it.
      String forIssuer = client.answersByForm() ? uri.replaceFirst("ui/vault", "v1") : uri;
      return new Target(uri, forIssuer, namespace);
    }
  }
}
