package io.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token between commands is its owner's alone. */
class TokenHelperTest {
  @TempDir Path home;

  @Test
  void whatIsStoredIsReadBackAndNobodyElseCanReadIt() throws IOException {
    TokenHelper helper = new TokenHelper(home);
    assertThat(helper.read()).isEmpty();
    helper.store("s.first");
    helper.store("s.second");
    assertThat(helper.read()).contains("s.second");
    Path file = home.resolve(".vault-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aTokenWrittenByAnotherToolIsRead() throws IOException {
    Files.writeString(home.resolve(".vault-token"), "s.other\n");
    assertThat(new TokenHelper(home).read()).contains("s.other");
  }
}
