import { statfs } from "node:fs/promises";

/** By their magic numbers, as statfs(2) lists them. */
const ONE_KERNEL = [
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
  0xca451a4e, // bcachefs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs, a container's own files
];

/**
 * Whether a directory's file system can only be used by one kernel at a time, so that a process of another
 * kernel (another machine, or this one before its reboot) can no longer write there. False where it is not
 * known: network file systems, folders that a virtual machine shares with its host, other systems than Linux.
 */
export async function isOnOneKernelOnly(directory: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const { type } = await statfs(directory);
  return ONE_KERNEL.includes(type);
}
