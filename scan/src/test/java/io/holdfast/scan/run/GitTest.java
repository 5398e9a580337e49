package io.holdfast.scan.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.scan.planted.Kind;
import io.holdfast.scan.planted.Kinds;
import io.holdfast.scan.report.Finding;
import io.holdfast.scan.report.Report;
import io.holdfast.scan.source.git.GitRepository;
import io.holdfast.scan.source.git.Staged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was ever committed is found, under the commit that brought it. */
class GitTest {
  private static final PersonIdent SOMEBODY = new PersonIdent("somebody", "somebody@example.com");

  @TempDir Path folder;

  private static String token(String rule) {
    return Kinds.all().stream()
        .filter(kind -> kind.rule().equals(rule))
        .map(Kind::text)
        .findFirst()
        .orElseThrow();
  }

  private RevCommit commit(Git git, String file, String text, String message)
      throws GitAPIException, IOException {
    Files.writeString(folder.resolve(file), text);
    git.add().addFilepattern(".").call();
    return git.commit()
        .setSign(false)
        .setAuthor(SOMEBODY)
        .setCommitter(SOMEBODY)
        .setMessage(message)
        .call();
  }

  @Test
  void whatWasRemovedAndWhatOtherBranchesHaveIsFoundOnce() throws GitAPIException, IOException {
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      RevCommit leak = commit(git, "a.env", token("stripe-key") + "\n", "one");
      commit(git, "a.env", "clean\n", "two");
      git.checkout().setCreateBranch(true).setName("side").call();
      commit(git, "b.env", token("slack-token") + "\n", "three " + token("openai-key"));
      git.checkout().setName("main").call();
      git.tag()
          .setName("v1")
          .setAnnotated(true)
          .setSigned(false)
          .setTagger(SOMEBODY)
          .setMessage(token("sendgrid-key"))
          .call();
      Report report = Scene.history(folder);
      assertThat(Scene.rules(report))
          .containsExactlyInAnyOrder("stripe-key", "slack-token", "openai-key", "sendgrid-key");
      Finding stripe =
          report.findings().stream()
              .filter(f -> f.path().equals("a.env"))
              .findFirst()
              .orElseThrow();
      assertThat(stripe.commit()).isEqualTo(leak.getName());
      assertThat(report.partial()).isFalse();
    }
  }

  @Test
  void aMissingObjectMakesTheResultPartial() throws GitAPIException, IOException {
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      commit(git, "a.env", token("stripe-key") + "\n", "one");
      commit(git, "b.env", token("slack-token") + "\n", "two");
      String id = Objects.requireNonNull(git.getRepository().resolve("HEAD:a.env")).getName();
      Files.delete(folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    }
    Report report = Scene.history(folder);
    assertThat(report.partial()).isTrue();
    assertThat(Scene.rules(report)).containsExactly("slack-token");
  }

  @Test
  void whatIsStagedIsToldApartFromWhatWasThere() throws GitAPIException, IOException {
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      commit(git, "a.env", token("stripe-key") + "\n", "one");
      Files.writeString(
          folder.resolve("a.env"), token("stripe-key") + "\n" + token("slack-token") + "\n");
      git.add().addFilepattern(".").call();
      Files.writeString(folder.resolve("unstaged.env"), token("openai-key"));
    }
    try (GitRepository repository = GitRepository.open(folder)) {
      Staged staged = Staged.of(repository);
      assertThat(staged.added()).extracting(object -> object.path()).containsExactly("a.env");
      assertThat(staged.before()).hasSize(1);
    }
  }
}
