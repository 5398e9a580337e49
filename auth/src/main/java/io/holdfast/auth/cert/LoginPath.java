package io.holdfast.auth.cert;

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
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code login}: a token for a TLS client certificate. */
record LoginPath(OcspResponders responders) {
  private static final Field<String> NAME =
      Field.lowerCase("name", "The role to log in as; without it, the first that fits.");

  Routes routes() {
    return Routes.of(
        Route.path("login")
            .describe("Logs in with the certificate of the TLS connection.", "")
            .fields(NAME)
            .unauthenticated()
            .on(Operation.UPDATE, this::login));
  }

  /** What came of looking at the roles: those that fit, in order, and why others could not tell. */
  private record Found(List<Match> matches, boolean anyChain, List<String> doubts) {}

  /** A role that a client's certificate fits. */
  private record Match(String name, Role role, Chain chain) {}

  private Outcome login(Call call) {
    List<X509Certificate> presented = presented(call);
    Map<String, Role> candidates = candidates(call);
    long cacheSize = CertConfig.of(call).ocspCacheSize();
    String mount = call.mount().uuid();
    Instant now = call.now();
    Effect verification =
        () -> {
          OcspResponders.Inquiry inquiry = responders.begin(mount, cacheSize);
          Found found = look(presented, candidates, inquiry, now);
          return later -> decide(later, presented.getFirst(), found);
        };
    return verification;
  }

  static List<X509Certificate> presented(Call call) {
    List<X509Certificate> presented = call.request().origin().clientCertificates();
    if (presented.isEmpty()) {
      throw new Refusal.InvalidRequest("client certificate must be supplied");
    }
    return presented;
  }

  private static Map<String, Role> candidates(Call call) {
    String named = call.get(NAME);
    List<String> names = named.isEmpty() ? call.storage().list(Role.ROLES) : List.of(named);
    Map<String, Role> candidates = new LinkedHashMap<>();
    names.forEach(name -> Role.find(call, name).ifPresent(role -> candidates.put(name, role)));
    return candidates;
  }

  private Found look(
      List<X509Certificate> presented,
      Map<String, Role> candidates,
      OcspResponders.Inquiry inquiry,
      Instant now) {
    ClientCertificate client = new ClientCertificate(presented.getFirst());
    List<Match> matches = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    boolean anyChain = false;
    for (Map.Entry<String, Role> candidate : candidates.entrySet()) {
      Role role = candidate.getValue();
      Chain chain = Chain.find(presented, role.certificates(), now).orElse(null);
      anyChain |= chain != null;
      if (chain != null && role.fits(client)) {
        switch (responders.judge(role, chain, presented, inquiry, now)) {
          case OcspJudgement.Good good -> matches.add(new Match(candidate.getKey(), role, chain));
          case OcspJudgement.Revoked revoked -> {}
          case OcspJudgement.Unknown unknown -> doubts.add(unknown.why());
        }
      }
    }
    return new Found(matches, anyChain, doubts);
  }

  /** Revocation lists and roles count as they are by now. */
  private static Response decide(Call call, X509Certificate certificate, Found found) {
    ClientCertificate client = new ClientCertificate(certificate);
    for (Match match : found.matches) {
      boolean unchanged = Role.find(call, match.name).filter(match.role::equals).isPresent();
      if (unchanged && !Crl.anyNames(call, match.chain.certificates())) {
        return granted(call, match, client);
      }
    }
    String why =
        found.anyChain
            ? "no chain matching all constraints could be found for this login certificate"
            : "invalid certificate or no client certificate supplied";
    String doubts = found.doubts.isEmpty() ? "" : "; OCSP: " + String.join("; ", found.doubts);
    throw refusal(call, client, why + doubts);
  }

  private static Response granted(Call call, Match match, ClientCertificate client) {
    if (!match.role.token().allowLogin(call)) {
      throw new Refusal.PermissionDenied();
    }
    if (client.commonName().isEmpty()) {
      throw refusal(
          call, client, "the client certificate has no common name, or several, to be known by");
    }
    return new Response.Login(Grants.of(call, match.name, match.role, client));
  }

  private static Refusal refusal(Call call, ClientCertificate client, String why) {
    if (!CertConfig.of(call).tellsMetadata()) {
      return new Refusal.InvalidRequest(why);
    }
    ObjectNode data = Json.object();
    data.set("metadata", Json.of(Grants.metadata(client)));
    return new Refusal.InvalidRequest(why, data);
  }
}
