package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.engine.pki.AcmeClient.Said;
import io.holdfast.engine.pki.acme.validation.Ports;
import io.holdfast.testkit.dns.NameServer;
import io.holdfast.testkit.x509.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A mount that serves ACME, a name server, and a web server of whoever has the names. */
final class AcmeScene implements AutoCloseable {
  private final NameServer names = new NameServer();
  private final HttpServer web = web();
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final Bench bench;

  AcmeScene() {
    this(0);
  }

  AcmeScene(int https) {
    web.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String to = redirects.get(path);
          byte[] body = files.getOrDefault(path, "").getBytes(US_ASCII);
          if (to != null) {
            exchange.getResponseHeaders().add("Location", to);
          }
          exchange.sendResponseHeaders(
              to != null ? 302 : body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    web.start();
    bench = new Bench(new Ports(web.getAddress().getPort(), https));
    bench.root();
    bench.done("config/cluster", Map.of("path", "https://ca.example.com/v1/pki"));
    configure(Map.of("enabled", true));
  }

  private static HttpServer web() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bench bench() {
    return bench;
  }

  NameServer names() {
    return names;
  }

  void configure(Map<String, ?> more) {
    var all = new HashMap<String, Object>(more);
    all.putIfAbsent("dns_resolver", names.address());
    all.putIfAbsent("challenge_permitted_ip_ranges", List.of("127.0.0.0/8"));
    bench.done("config/acme", all);
  }

  /** A client of the mount's own directory with an account. */
  AcmeClient client() {
    return client("acme/");
  }

  AcmeClient client(String directory) {
    AcmeClient client = new AcmeClient(bench.core(), directory);
    client.register("{}").succeeds();
    return client;
  }

  void file(JsonNode challenge, String content) {
    files.put("/.well-known/acme-challenge/" + challenge.path("token").asText(), content);
  }

  void redirect(JsonNode challenge, String to) {
    redirects.put("/.well-known/acme-challenge/" + challenge.path("token").asText(), to);
  }

  void file(String path, String content) {
    files.put(path, content);
  }

  /** Answers a challenge by a file, says so, and waits until it was looked up. */
  void proveByFile(AcmeClient client, Said order, int number) {
    JsonNode challenge = client.challenge(order, number, "http-01");
    file(challenge, client.keyAuthorization(challenge));
    client.post(challenge.path("url").asText(), "{}").succeeds();
    lookUp();
  }

  /** Lets what was said to be ready be looked up. */
  void lookUp() {
    bench.core().later(Duration.ofSeconds(1));
  }

  /** Lets all tries come to pass. */
  void waitForTries() {
    for (int i = 0; i < 6; i++) {
      bench.core().later(Duration.ofMinutes(1));
    }
  }

  /** An order for names that are all proven. */
  Said ready(AcmeClient client, String... hosts) {
    Said order = client.order(hosts).succeeds();
    for (int i = 0; i < hosts.length; i++) {
      proveByFile(client, order, i);
    }
    Said now = client.read(order.header("Location")).succeeds();
    assertThat(now.json().path("status").asText()).as(now.text()).isEqualTo("ready");
    return now;
  }

  static Said finish(AcmeClient client, Said order, byte[] csr) {
    return client.post(
        order.json().path("finalize").asText(), "{\"csr\":\"" + AcmeClient.base64(csr) + "\"}");
  }

  /** A CSR without a subject, for names and addresses. */
  static byte[] csr(KeyPair keys, String... names) {
    return csrOf(keys, "", names);
  }

  static byte[] csrOf(KeyPair keys, String subject, String... names) {
    try {
      PKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic());
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      GeneralName[] all = new GeneralName[names.length];
      for (int i = 0; i < names.length; i++) {
        boolean address = names[i].matches("[0-9.]+");
        all[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
      }
      extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      return builder.build(TestAuthority.signer(keys.getPrivate())).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bench.close();
    web.stop(0);
    names.close();
  }
}
