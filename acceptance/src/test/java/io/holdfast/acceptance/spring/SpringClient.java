package io.holdfast.acceptance.spring;

import io.holdfast.acceptance.program.DurableServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.Function;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.SessionManager;
import org.springframework.vault.authentication.SimpleSessionManager;
import org.springframework.vault.authentication.TokenAuthentication;
import org.springframework.vault.client.VaultClients;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.web.client.RestOperations;

/** Makes templates as an application's configuration would. */
final class SpringClient {
  private final VaultEndpoint endpoint;
  private final ClientHttpRequestFactory http =
      new JdkClientHttpRequestFactory(
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());

  private SpringClient(VaultEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  static SpringClient of(DurableServer server) {
    return new SpringClient(VaultEndpoint.from(URI.create(server.address())));
  }

  VaultTemplate withToken(String token) {
    return loggedInBy(_ -> new TokenAuthentication(token));
  }

  /** With whatever login the function makes over the client's HTTP. */
  VaultTemplate loggedInBy(Function<RestOperations, ClientAuthentication> login) {
    SessionManager sessions =
        new SimpleSessionManager(login.apply(VaultClients.createRestTemplate(endpoint, http)));
    VaultTemplate template = new VaultTemplate(endpoint, http, sessions);
    template.afterPropertiesSet();
    return template;
  }
}
