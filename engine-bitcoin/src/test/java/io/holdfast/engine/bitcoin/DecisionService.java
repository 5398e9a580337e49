package io.holdfast.engine.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.api.Json;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.crypto.sign.Ed25519;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A service that decides on payments, on a port of this machine; it can be made to misbehave. */
final class DecisionService implements AutoCloseable {
  private final byte[] seed = Ed25519.generateSeed();
  private final HttpServer server;
  private final List<Question> questions = Collections.synchronizedList(new ArrayList<>());
  private volatile UnaryOperator<ObjectNode> change = UnaryOperator.identity();
  private volatile boolean allows = true;
  private volatile int status = 200;
  private volatile Runnable meanwhile = () -> {};

  /** What it was asked. */
  record Question(ObjectNode body, String text, String timestamp, String signature) {}

  DecisionService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** The field {@code webhook} of a policy that asks it. */
  Map<String, ?> webhook() {
    return Map.of(
        "url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/decide",
        "public_key",
        publicKey().toString());
  }

  private PublicKey publicKey() {
    return new PublicKey(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(seed)));
  }

  void allows(boolean yes) {
    allows = yes;
  }

  /** Changes its answers after they were signed. */
  void answers(UnaryOperator<ObjectNode> other) {
    change = other;
  }

  void answersWith(int other) {
    status = other;
  }

  /** What happens between question and answer. */
  void meanwhile(Runnable work) {
    meanwhile = work;
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    ObjectNode asked = (ObjectNode) Json.tree(text.getBytes(UTF_8));
    questions.add(
        new Question(
            asked,
            text,
            exchange.getRequestHeaders().getFirst("X-Holdfast-Timestamp"),
            exchange.getRequestHeaders().getFirst("X-Holdfast-Signature")));
    meanwhile.run();
    byte[] body = Json.write(change.apply(signed(asked)));
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ObjectNode signed(ObjectNode asked) {
    Bytes transaction = Bytes.fromHex(asked.path("transaction_hash").asText());
    Instant time = Instant.parse(asked.path("time").asText());
    byte[] message = new WebhookAnswer(transaction, allows, time, Bytes.EMPTY).message();
    return Json.object()
        .put("id", asked.path("id").asText())
        .put("transaction", transaction.hex())
        .put("allowed", allows)
        .put("time", time.toString())
        .put("signature", Bytes.of(Ed25519.sign(seed, message)).hex());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
