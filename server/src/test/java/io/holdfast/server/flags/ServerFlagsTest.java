package io.holdfast.server.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.config.HostPort;
import io.holdfast.server.config.LogConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFlagsTest {

  @Test
  void flagsAreTakenAsGoProgramsTakeThem() {
    ServerFlags flags =
        ServerFlags.parse(
            List.of("-config=a.hcl", "--config", "b", "--log-level=WARN", "-log-format", "json"),
            Map.of());
    assertThat(flags.configs()).containsExactly(Path.of("a.hcl"), Path.of("b"));
    assertThat(flags.logLevel()).contains(LogConfig.Level.WARN);
    assertThat(flags.logFormat()).contains(LogConfig.Format.JSON);
    assertThat(flags.dev()).isEmpty();
  }

  @Test
  void aDevServerListensOnLoopbackAndStoresItsTokenUnlessToldOtherwise() {
    ServerFlags.Dev plain = ServerFlags.parse(List.of("-dev"), Map.of()).dev().orElseThrow();
    assertThat(plain.address()).isEqualTo(new HostPort("127.0.0.1", 8200));
    assertThat(plain.storeToken()).isTrue();
    assertThat(plain.rootToken()).isEmpty();
    assertThat(plain.tls()).isFalse();
    ServerFlags.Dev told =
        ServerFlags.parse(
                List.of(
                    "-dev=true",
                    "-dev-root-token-id=root",
                    "-dev-listen-address=0.0.0.0:1234",
                    "-dev-no-store-token",
                    "-dev-tls"),
                Map.of())
            .dev()
            .orElseThrow();
    assertThat(told.address()).isEqualTo(new HostPort("0.0.0.0", 1234));
    assertThat(told.storeToken()).isFalse();
    assertThat(told.rootToken()).isEqualTo("root");
    assertThat(told.tls()).isTrue();
    assertThat(told.toString()).doesNotContain("root");
  }

  @Test
  void theEnvironmentFillsInWhatFlagsLeaveOpen() {
    Map<String, String> environment =
        Map.of("VAULT_DEV_ROOT_TOKEN_ID", "one", "BAO_DEV_LISTEN_ADDRESS", "127.0.0.1:7");
    assertThat(ServerFlags.parse(List.of("-dev"), environment).dev())
        .hasValueSatisfying(dev -> {
          assertThat(dev.rootToken()).isEqualTo("one");
          assertThat(dev.address().port()).isEqualTo(7);
        });
    assertThat(ServerFlags.parse(List.of("-dev", "-dev-root-token-id=two"), environment).dev())
        .hasValueSatisfying(dev -> assertThat(dev.rootToken()).isEqualTo("two"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', say what to serve",
    "-config, the flag -config needs a value",
    "-cofnig=x, unknown flag -cofnig",
    "start, the word \"start\" is not understood",
    "-dev=perhaps, the flag -dev is either true or false",
    "-dev-root-token-id=x, the flag -dev-root-token-id goes with -dev only",
    "-dev -dev-listen-address=host:port, -dev-listen-address must be host:port",
    "-dev -log-level=loud, -log-level must be",
  })
  void aCommandLineThatCannotBeMeantIsRefused(String line, String message) {
    List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    assertThatThrownBy(() -> ServerFlags.parse(words, Map.of()))
        .isInstanceOf(FlagException.class)
        .hasMessageStartingWith(message);
  }
}
