package io.holdfast.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.config.LogConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LevelsTest {
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final Levels levels = new Levels(LogConfig.DEFAULT);
  private final Logger core = LoggerFactory.getLogger("core");

  @BeforeEach
  void begin() throws IOException {
    Logging.configure(LogConfig.DEFAULT, stream);
  }

  @AfterEach
  void leaveTheLogAsItWas() throws IOException {
    levels.resetAll();
    Logging.configure(LogConfig.DEFAULT.withLevel(LogConfig.Level.WARN), System.err);
  }

  private boolean writesDebug() {
    stream.reset();
    core.debug("small things");
    return stream.size() > 0;
  }

  @Test
  void aLoggerSaysMoreOnceItIsToldToAndLessOnceThatIsTakenBack() {
    assertThat(levels.levels()).containsEntry("core", "info");
    assertThat(writesDebug()).isFalse();
    levels.set("core", "debug");
    assertThat(levels.levels()).containsEntry("core", "debug");
    assertThat(writesDebug()).isTrue();
    levels.reset("core");
    assertThat(writesDebug()).isFalse();
    levels.setAll("trace");
    assertThat(writesDebug()).isTrue();
    levels.resetAll();
    assertThat(writesDebug()).isFalse();
  }

  @Test
  void roomsAreListedByTheNamesOfTheirLinesAndLibrariesAsAWhole() {
    LoggerFactory.getLogger("io.holdfast.storage.local.LocalStorage");
    LoggerFactory.getLogger("io.netty.channel.Some");
    assertThat(levels.levels().keySet())
        .contains("core", "storage.local", "io.netty")
        .noneMatch(name -> name.startsWith("io.holdfast") || name.startsWith("io.netty."));
  }

  @Test
  void whoListensGetsTheLinesThatAreSevereEnoughAndNoneAfterwards() {
    List<String> heard = new ArrayList<>();
    Runnable end =
        Following.from("warn", false)
            .begin(piece -> heard.add(new String(piece, StandardCharsets.UTF_8)));
    core.info("quiet");
    core.warn("loud");
    LoggerFactory.getLogger("io.netty.channel.Some").warn("sending made a line");
    end.run();
    core.warn("too late");
    assertThat(heard).singleElement().asString().endsWith("[WARN]  core: loud\n");
  }
}
