package io.holdfast.scan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project's settings are read, and what is wrong in them is told with its line. */
class SettingsReaderTest {
  @Test
  void pathsRulesAndOwnRulesAreRead() {
    ScanSettings settings =
        SettingsReader.parse(
            "f",
            """
            # what we know of
            skip = ["testdata/", "*.lock",
                    "docs/**/*.md"]  # many
            off = ["jwt"]

            [[rule]]
            id = "acme-token"
            literal = "acme_"
            characters = "0-9a-f"
            least = 32
            most = 32
            """);
    assertThat(settings.skip()).containsExactly("testdata/", "*.lock", "docs/**/*.md");
    assertThat(settings.off()).containsExactly("jwt");
    assertThat(settings.rules().getFirst().most()).isEqualTo(32);
  }

  @Test
  void whatIsUnknownIsRefusedWithItsLine() {
    assertThatThrownBy(() -> SettingsReader.parse("f", "skip = []\nskipp = []\n"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("f line 2")
        .hasMessageContaining("skipp");
  }

  @ParameterizedTest
  @CsvSource({
    "testdata/,testdata/a/b,true",
    "testdata/,x/testdata/a,true",
    "testdata/,testdatax,false",
    "*.lock,a/b.lock,true",
    "docs/**/*.md,docs/a/b/c.md,true",
    "docs/**/*.md,docs/c.md,true",
    "docs/*.md,docs/a/c.md,false"
  })
  void patternsGoForPartsOfPaths(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(matches);
  }
}
