package io.holdfast.auth.cert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A core with cert at {@code auth/cert/}, and requests over connections with certificates. */
final class CertMount implements AutoCloseable {
  final TestCore core = TestCore.started(new CertMethod());

  CertMount() {
    core.write("sys/auth/cert", "{\"type\":\"cert\"}");
  }

  Reply role(String name, String certificate, String more) {
    ObjectNode body = (ObjectNode) Json.tree(more.getBytes(UTF_8));
    return core.write("auth/cert/certs/" + name, body.put("certificate", certificate).toString());
  }

  Reply login(X509Certificate... chain) {
    return send("auth/cert/login", "{}", "", chain);
  }

  Reply loginAs(String name, X509Certificate... chain) {
    return send("auth/cert/login", "{\"name\":\"" + name + "\"}", "", chain);
  }

  Reply renew(Reply login, X509Certificate... chain) {
    return send("auth/token/renew-self", "{}", login.text("auth", "client_token"), chain);
  }

  private Reply send(String path, String json, String token, X509Certificate... chain) {
    Answer answer =
        core.core()
            .handle(
                new Request(
                    UUID.randomUUID().toString(),
                    Namespace.ROOT,
                    Operation.UPDATE,
                    path,
                    (ObjectNode) Json.tree(json.getBytes(UTF_8)),
                    token.isEmpty() ? null : token,
                    new Origin("127.0.0.1", 50000, List.of(chain)),
                    Optional.empty(),
                    Map.of()));
    return new Reply(
        answer.status(),
        answer.body().length == 0 ? MissingNode.getInstance() : Json.tree(answer.body()));
  }

  @Override
  public void close() {
    core.close();
  }
}
