package io.holdfast.scan.source.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Surroundings for the library without any configuration: it then starts no program. */
final class PlainSystem extends SystemReader.Delegate {
  private PlainSystem(SystemReader real) {
    super(real);
  }

  static void use() {
    SystemReader.setInstance(new PlainSystem(SystemReader.getInstance()));
  }

  private static FileBasedConfig nothing(Config parent, FS fs) {
    return new FileBasedConfig(parent, null, fs) {
      @Override
      public void load() {
        // There is nothing to load.
      }

      @Override
      public boolean isOutdated() {
        return false;
      }
    };
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return nothing(parent, fs);
  }
}
