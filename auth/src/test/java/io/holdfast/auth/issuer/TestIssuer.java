package io.holdfast.auth.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.x509.TestAuthority;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An issuer of tokens with an HTTPS server and a certificate authority of its own. */
public final class TestIssuer implements AutoCloseable {
  public static final String KEYS = "/keys";
  public static final String DISCOVERY = "/.well-known/openid-configuration";

  private final TestAuthority authority = TestAuthority.root("Issuer CA");
  private final LocalServer server = LocalServer.secure(authority);
  private final List<SigningKey> published = new CopyOnWriteArrayList<>();

  private TestIssuer() {
    server.on(DISCOVERY, asked -> LocalServer.Told.json(discovery().toString()));
    server.on(KEYS, asked -> LocalServer.Told.json(keySet().toString()));
  }

  /** One that publishes these keys. */
  public static TestIssuer with(SigningKey... keys) {
    TestIssuer issuer = new TestIssuer();
    issuer.publish(keys);
    return issuer;
  }

  public ObjectNode discovery() {
    ObjectNode out = Json.object();
    out.put("issuer", url());
    out.put("jwks_uri", url() + KEYS);
    out.put("authorization_endpoint", url() + "/authorize");
    out.put("token_endpoint", url() + "/token");
    out.put("userinfo_endpoint", url() + "/userinfo");
    return out;
  }

  public ObjectNode keySet() {
    ObjectNode out = Json.object();
    var array = out.putArray("keys");
    published.forEach(key -> array.add(key.published()));
    return out;
  }

  /** Publishes these keys in place of those before. */
  public void publish(SigningKey... keys) {
    published.clear();
    published.addAll(List.of(keys));
  }

  public String url() {
    return server.url();
  }

  public LocalServer server() {
    return server;
  }

  /** The certificates that vouch for its server. */
  public String caPem() {
    return authority.pem();
  }

  @Override
  public void close() {
    server.close();
  }
}
