  def differentiated(self: __torch__.M,
    w: List[Tensor],
    inputs: List[Tensor],
    share: float,
    trained: List[List[Tensor]]) -> Tuple[Tensor, List[Tensor]]:
    loss = (self).loss(w, inputs, )
    if torch.ne(share, 1.):
      loss = torch.mul(loss, share)
    return (torch.detach(loss), (self).gradients(loss, trained, ))
