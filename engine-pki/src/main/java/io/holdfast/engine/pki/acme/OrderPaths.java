package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.jose.Jws;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.role.Permission;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.StoredCert;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.Certificates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code new-order}, {@code order/:id}, {@code orders} and certificates (section 7.4). */
final class OrderPaths {
  static final Field<String> ID = Field.string("order_id", "The order's id.");

  private static final Duration LIFE = Duration.ofHours(24);
  private static final int MOST_NAMES = 100;

  private OrderPaths() {}

  static Routes routes() {
    return Routes.concat(
        List.of(
            path("new-order", "Order a certificate for names.", OrderPaths::create),
            path("orders", "List the orders of the account.", OrderPaths::list),
            path("order/{order_id}", "Read an order.", OrderPaths::read),
            path("order/{order_id}/finalize", "Send the certificate request.", Finalizing::take),
            path("order/{order_id}/cert", "Get the certificate.", OrderPaths::certificate)));
  }

  private static Routes path(String path, String does, Served.Step step) {
    return Served.everywhere((prefix, scope) ->
        Route.path(prefix + path)
            .describe(does, "")
            .fields(path.contains("{") ? List.of(ID) : List.of())
            .fields(Served.JWS)
            .on(Operation.UPDATE, Served.answering(scope, step)));
  }

  private static Outcome create(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    JsonNode sent = request.sent();
    if (sent.has("notBefore") || sent.has("notAfter")) {
      throw Jws.malformed("notBefore and notAfter are not supported: the server decides");
    }
    List<Identifier> identifiers = identifiers(sent.path("identifiers"));
    requireAllowed(call, directory.terms(call).role(), identifiers);
    Instant expires = call.now().plus(LIFE);
    String account = request.account().id();
    List<String> proofs = new ArrayList<>();
    for (Identifier identifier : identifiers) {
      Authorization proof =
          Authorization.fresh(call.services().uuid(), account, identifier, expires);
      proof.store(call);
      proofs.add(proof.id());
    }
    Order order =
        new Order(call.services().uuid(), account, identifiers, proofs, call.now(), expires, "");
    order.store(call);
    return Answers.at(call, directory, 201, order.url(directory), order.asJson(call, directory));
  }

  private static List<Identifier> identifiers(JsonNode sent) {
    List<Identifier> out = new ArrayList<>();
    for (JsonNode each : sent) {
      Identifier identifier = Identifier.of(each);
      if (!out.contains(identifier)) {
        out.add(identifier);
      }
      if (out.size() > MOST_NAMES) {
        throw Jws.malformed("an order has at most " + MOST_NAMES + " identifiers");
      }
    }
    if (out.isEmpty()) {
      throw Jws.malformed("an order has at least one identifier");
    }
    return out;
  }

  /** Who could never get a certificate need not prove anything. */
  private static void requireAllowed(Call call, Role role, List<Identifier> identifiers) {
    AltNames names =
        new AltNames(
            identifiers.stream().filter(i -> !i.isAddress()).map(Identifier::value).toList(),
            List.of(),
            identifiers.stream().filter(Identifier::isAddress).map(Identifier::value).toList(),
            List.of(),
            List.of());
    var _ =
        Served.orProblem(
            Problem.Kind.REJECTED_IDENTIFIER,
            () -> {
              Permission.check(call, role, role.subject().with("", "", List.of()), names);
              return names;
            });
  }

  private static Outcome list(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    return Answers.json(call, directory, AccountPaths.orders(call, directory, request.account()));
  }

  private static Outcome read(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Order order = Order.require(call, request.account().id(), call.get(ID));
    return Answers.at(call, directory, 200, order.url(directory), order.asJson(call, directory));
  }

  private static Response certificate(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Order order = Order.require(call, request.account().id(), call.get(ID));
    StoredCert certificate =
        CertStore.of(call)
            .find(order.serial())
            .orElseThrow(() -> AcmeException.absent("certificate"));
    StringBuilder pem = new StringBuilder(Certificates.pem(certificate.certificate()).strip());
    IssuerStore issuers = IssuerStore.of(call);
    issuers
        .get(certificate.issuerId())
        .ifPresent(issuer ->
            issuers
                .chain(issuer)
                .forEach(link -> pem.append('\n').append(Certificates.pem(link).strip())));
    byte[] text = pem.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    return Answers.chain(call, directory, text);
  }
}
