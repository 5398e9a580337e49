package io.holdfast.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.entry.EntrySplitter;
import io.holdfast.log.verify.Finding.Kind;
import io.holdfast.log.write.TileLogWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of several parts must be whole, even where every leaf is authentic. */
class PartsVerificationTest {
  private static final List<byte[]> PARTS =
      EntrySplitter.split("request-1", "x".repeat(150_000).getBytes(UTF_8));

  @TempDir Path directory;

  @Test
  void aWholeEntryOfPartsIsInOrder() {
    List<byte[]> leaves = new ArrayList<>(LogFixture.entries(0, 254));
    leaves.addAll(PARTS);
    assertThat(PARTS).hasSize(3);
    assertThat(verify(leaves).findings()).isEmpty();
  }

  @Test
  void anEntryThatIsNotWholeIsNamed() {
    List<byte[]> leaves = new ArrayList<>(LogFixture.entries(0, 254));
    leaves.add(PARTS.get(0));
    leaves.add(PARTS.get(2));
    assertThat(verify(leaves).findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.INCOMPLETE_ENTRY);
          assertThat(finding.first()).isEqualTo(255);
          assertThat(finding.detail()).contains("part 3 of 3 of entry request-1");
        });
  }

  @Test
  void anEntryWhoseLastPartsAwaitACheckpointIsOnlyNoted() {
    VerificationReport report = verify(PARTS.subList(0, 2));
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .contains("after part 2 of 3 of entry request-1 further parts await a checkpoint");
  }

  private VerificationReport verify(List<byte[]> leaves) {
    try (TileLogWriter log = TileLogWriter.open(directory, LogFixture.ORIGIN)) {
      log.signer(LogFixture.signer());
      log.append(0, leaves);
      log.checkpoint();
    }
    return LogVerifier.verify(
        directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }
}
