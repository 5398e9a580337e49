package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.issue.ProvenIssuance;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SigningRequest;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * {@code order/:id/finalize}: a certificate for names that were proven. It is signed outside of any
 * transaction; of two that race, one becomes the order's, and the other is thrown away.
 */
final class Finalizing {
  private Finalizing() {}

  static Outcome take(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Account account = request.account();
    Order order = ready(call, account.id(), call.get(OrderPaths.ID));
    SigningRequest csr =
        Csr.read(request.sent().path("csr").asText(), order.identifiers(), request.signed().key());
    Directory.Terms terms = directory.terms(call);
    AcmeConfig config = directory.config();
    ProvenIssuance issuance =
        Served.orProblem(
            Problem.Kind.BAD_CSR,
            () ->
                ProvenIssuance.of(
                    call,
                    terms.role().forProvenNames(config.roleExtKeyUsage()),
                    terms.issuer(),
                    csr,
                    call.now().plus(config.maxTtl())));
    Effect effect =
        () -> {
          try (issuance) {
            X509CertificateHolder certificate = issuance.sign();
            return later ->
                issued(later, directory, account.id(), order.id(), issuance, certificate);
          }
        };
    return effect;
  }

  private static Order ready(Call call, String account, String id) {
    Order order = Order.require(call, account, id);
    String status = order.status(call);
    if (!status.equals(Order.READY)) {
      throw new AcmeException(
          Problem.Kind.ORDER_NOT_READY, "the order is " + status + ", not ready");
    }
    return order;
  }

  private static Response issued(
      Call call,
      Directory directory,
      String account,
      String id,
      ProvenIssuance issuance,
      X509CertificateHolder certificate) {
    if (Account.find(call, account).filter(Account::isValid).isEmpty()) {
      throw new AcmeException(Problem.Kind.UNAUTHORIZED, "the account ended meanwhile");
    }
    Order before = ready(call, account, id);
    String serial = Serials.text(certificate.getSerialNumber());
    issuance.store(call, certificate);
    new IssuedTo(account, id).store(call, serial);
    Order order = before.issued(serial);
    order.store(call);
    return Answers.at(call, directory, 200, order.url(directory), order.asJson(call, directory));
  }
}
