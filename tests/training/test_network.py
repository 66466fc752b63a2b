"""The network that ships is the network that was trained. Needs PyTorch, which only training does."""

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is installed for training only")


def test_one_window_reads_as_it_does_among_others() -> None:
    """Text and markers as one sequence give what they give apart, beside another window's."""
    from counterclaim.training.export import OneWindow
    from counterclaim.training.network import HIDDEN, MARKERS, Network

    torch.manual_seed(1)
    network = Network().eval()
    states = torch.randn(2, 30, HIDDEN)
    row, anchor, kind = torch.tensor([0, 1, 1]), torch.tensor([3, 7, 20]), torch.tensor([0, 1, 5])
    mask, seen = torch.ones(2, 1, 1, 30, dtype=torch.bool), torch.ones(3, 1, 1, 30 + MARKERS, dtype=torch.bool)
    with torch.no_grad():
        edges, fields = network.claims(states, row, anchor, kind, mask, seen)
        for window in (0, 1):
            own = row == window
            alone = OneWindow(network.claims)(states[window : window + 1], anchor[own], kind[own])
            torch.testing.assert_close(alone, (edges[own], fields[own]), rtol=0, atol=1e-4)
