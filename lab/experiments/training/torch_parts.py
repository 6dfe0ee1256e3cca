"""The parts of a PyTorch program that are the same text for every run."""

from __future__ import annotations

STEP = '''

class Step(nn.Module):
    """1 where x > 0, else 0; no gradient gets through."""

    def forward(self, x):
        return (x > 0).float()
'''

BOOK_DROPOUT = '''

class BookDropout(nn.Module):
    """The book's dropout: x · mask while training, x (1 - p) in use."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if self.training:
            return x * (torch.rand_like(x) >= self.p)
        return x * (1 - self.p)
'''

READ_IDX = '''

def read_idx(path):
    """Return the array in an IDX file, packed or not."""
    raw = Path(path).read_bytes()
    raw = gzip.decompress(raw) if raw[:2] == b"\\x1f\\x8b" else raw
    rank = raw[3]
    shape = struct.unpack(f">{rank}I", raw[4 : 4 + 4 * rank])
    return torch.tensor(np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape))


def images_and_labels(images, labels):
    pixels = read_idx(images)UPRIGHT
    return pixels.float().div(255).reshape(INPUT), read_idx(labels).long()
'''

STEP_AND_ACCURACY = '''

def train_step(net, optimizer, x, t):
    """One step on a batch; returns its loss."""
    loss = F.cross_entropy(net(x), t)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


@torch.no_grad()
def accuracy(net, x, t):
    net.eval()
    right = sum((net(a).argmax(1) == b).sum().item() for a, b in zip(x.split(500), t.split(500)))
    net.train()
    return right / len(x)
'''

MAIN = """

def main():
    torch.manual_seed(SEED)
    train_x, train_t = images_and_labels(TRAIN_IMAGES, TRAIN_LABELS)
    train_x, train_t = train_x[:TRAIN_SIZE], train_t[:TRAIN_SIZE]
    {own}test_x, test_t = images_and_labels(TEST_IMAGES, TEST_LABELS)
    net = make_network()
    optimizer = make_optimizer(net)
    batch = min(BATCH_SIZE, len(train_x))
    steps_per_epoch = len(train_x) // batch
    steps = {steps}
    begin = time.perf_counter()
    for step in range(steps):
        {draw}
        for group in optimizer.param_groups:
            group["lr"] = LR * schedule(step, steps, steps_per_epoch)
        loss = train_step(net, optimizer, train_x[picked], train_t[picked])
        if (step + 1) % steps_per_epoch == 0:
            print(f"epoch {{(step + 1) // steps_per_epoch}}: loss {{loss:.4f}}")
    print(f"{{1000 * (time.perf_counter() - begin) / steps:.3f}} ms a step")
    print(f"train accuracy {{accuracy(net, train_x[:10_000], train_t[:10_000]):.4f}}")
    print(f"test accuracy {{accuracy(net, test_x, test_t):.4f}}")


if __name__ == "__main__":
    main()
"""

OWN = """own = np.load(OWN)
    own_x = torch.tensor(own["images"]).float().div(255).reshape(INPUT)
    train_x = torch.cat([train_x, own_x])
    train_t = torch.cat([train_t, torch.tensor(own["labels"])])
    """
